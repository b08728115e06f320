package io.ripieno.music.metrics.melody.descriptive;

import io.ripieno.music.metrics.MetricException;

/**
 * A note on the grid.
 *
 * @param onset steps from the start
 * @param pitch MIDI number, or the key of a drum
 * @param duration steps, at least 1
 */
public record StepNote(int onset, int pitch, int duration) {
    public StepNote {
        if (onset < 0 || duration < 1 || pitch < 0 || pitch > 127) {
            throw new MetricException("onset (" + onset + ") must not be negative, duration (" + duration
                    + ") at least 1, pitch (" + pitch + ") from 0 to 127: leave the note out.");
        }
    }

    /** The step after its last. */
    public int end() {
        return Math.addExact(onset, duration);
    }
}
