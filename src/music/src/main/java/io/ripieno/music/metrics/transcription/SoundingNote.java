package io.ripieno.music.metrics.transcription;

import io.ripieno.music.metrics.MetricException;

/**
 * A note as it sounds.
 *
 * @param onset in seconds, 0 or more
 * @param offset in seconds, after the onset
 * @param hertz its pitch, above 0
 */
public record SoundingNote(double onset, double offset, double hertz) {
    public SoundingNote {
        if (!(onset >= 0 && offset > onset && offset < Double.POSITIVE_INFINITY)) {
            throw new MetricException(
                    "A note from %s to %s s does not sound. Give an onset of 0 or more and an offset after it."
                            .formatted(onset, offset));
        }
        if (!(hertz > 0 && hertz < Double.POSITIVE_INFINITY)) {
            throw new MetricException(
                    "A note's pitch is %s Hz. Give a frequency above 0; leave unpitched notes out.".formatted(hertz));
        }
    }

    double duration() {
        return offset - onset;
    }
}
