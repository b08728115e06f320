package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.score.Rational;

/**
 * A note with its place in the bars and in time.
 *
 * @param midi 0 to 127
 * @param velocity 1 to 127
 * @param onset quarter notes from the start
 * @param end quarter notes, after the onset
 * @param from seconds
 * @param to seconds, after {@code from}
 */
public record PlayedNote(int midi, int velocity, Rational onset, Rational end, double from, double to) {
    public PlayedNote {
        if (midi < 0 || midi > 127 || velocity < 1 || velocity > 127) {
            throw new MetricException("midi (" + midi + ") must be from 0 to 127, velocity (" + velocity
                    + ") from 1 to 127: transpose the melody, or leave the note out.");
        }
        if (!onset.isBefore(end) || !(from < to)) {
            throw new MetricException("The note " + midi + " at " + onset + " must end after it begins: leave it out.");
        }
    }

    /** 0, C, to 11, B. */
    public int pitchClass() {
        return midi % 12;
    }
}
