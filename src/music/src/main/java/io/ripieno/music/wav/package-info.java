/**
 * Plain WAV files, read and written in process as streams of blocks. Uses {@code io.ripieno.music.audio} and the JDK
 * alone.
 */
@NullMarked
package io.ripieno.music.wav;

import org.jspecify.annotations.NullMarked;
