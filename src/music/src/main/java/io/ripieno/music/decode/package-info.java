/**
 * Recordings of any supported kind as streams of samples: plain WAV in process, everything else by child processes that
 * also write FLAC. Uses {@code io.ripieno.music.audio}, {@code io.ripieno.music.wav} and, in the child alone, FFmpeg.
 */
@NullMarked
package io.ripieno.music.decode;

import org.jspecify.annotations.NullMarked;
