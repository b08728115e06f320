/**
 * Mel filter banks and the log-mel front ends that networks listen through. Uses {@code io.ripieno.music.spectral} and
 * the JDK.
 */
@NullMarked
package io.ripieno.music.mel;

import org.jspecify.annotations.NullMarked;
