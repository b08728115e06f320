/**
 * How well the notes of a performance were found: onset, pitch and offset. Uses the JDK, {@code metrics} and its matching.
 */
@NullMarked
package io.ripieno.music.metrics.transcription;

import org.jspecify.annotations.NullMarked;
