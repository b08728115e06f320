package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Score;

/**
 * Some measures of a score, counted from 1 whatever their labels.
 *
 * @param first 1 or later
 * @param last not before the first
 */
public record MeasureRange(int first, int last) {
    public MeasureRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "measures %d to %d; they are counted from 1 and the last is not before the first"
                            .formatted(first, last));
        }
    }

    /** All measures of a score that has any. */
    public static MeasureRange all(Score score) {
        return new MeasureRange(1, score.measures().size());
    }
}
