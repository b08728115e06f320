package io.ripieno.music.metrics.transcription;

import io.ripieno.music.metrics.FScore;

/**
 * @param complete onset, pitch and offset right
 * @param withoutOffset onset and pitch right
 * @param onsets onsets right, whatever the pitch
 * @param offsets offsets right, whatever the pitch
 */
public record TranscriptionScores(NoteScores complete, NoteScores withoutOffset, FScore onsets, FScore offsets) {}
