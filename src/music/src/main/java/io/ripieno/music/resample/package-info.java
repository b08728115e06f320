/**
 * Conversion of sample rates, streaming and delay-free. Uses {@code io.ripieno.music.audio},
 * {@code io.ripieno.music.spectral} and the JDK.
 */
@NullMarked
package io.ripieno.music.resample;

import org.jspecify.annotations.NullMarked;
