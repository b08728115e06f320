package io.ripieno.music.metrics.transcription;

import io.ripieno.music.metrics.FScore;

/**
 * @param notes precision and recall of the notes
 * @param overlap the mean over the matched pairs of the common part of both durations in all that they cover; 0 without pairs
 */
public record NoteScores(FScore notes, double overlap) {}
