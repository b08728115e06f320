/**
 * Signals in memory and as streams, their formats and limits. Uses the JDK alone.
 */
@NullMarked
package io.ripieno.music.audio;

import org.jspecify.annotations.NullMarked;
