/**
 * Standard MIDI files, read into scores and written from them. Uses {@code io.ripieno.music.score} and the JDK.
 */
@NullMarked
package io.ripieno.music.midi;

import org.jspecify.annotations.NullMarked;
