package io.ripieno.music.metrics.melody.descriptive;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Unpitched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece on a grid of equal steps.
 *
 * @param resolution steps of a quarter note
 * @param pitched notes of all parts with pitch
 * @param drums strokes of all parts of percussion
 */
public record StepPiece(int resolution, List<StepNote> pitched, List<StepNote> drums) {
    /** The usual resolution. */
    public static final int USUAL_RESOLUTION = 24;

    private static final int MOST_STEPS = 1 << 24;

    public StepPiece {
        pitched = List.copyOf(pitched);
        drums = List.copyOf(drums);
        if (resolution < 1) {
            throw new MetricException("resolution (" + resolution + ") must be at least 1; 24 is usual.");
        }
    }

    /**
     * A score whose times are rounded to steps, a half up; no note becomes shorter than one. Strokes whose key is not known
     * are left out.
     *
     * @throws MetricException if it has repeats that are not played out
     */
    public static StepPiece of(Score score, int resolution) {
        if (score.isFolded()) {
            throw new MetricException("The score has repeats or jumps: play them out first, with Unfolding.of.");
        }
        List<StepNote> pitched = new ArrayList<>();
        List<StepNote> drums = new ArrayList<>();
        for (Part part : score.parts()) {
            for (Sounding sounding : part.sounding()) {
                if (sounding instanceof Note note) {
                    pitched.add(stepped(note, note.midi(), resolution));
                } else if (sounding instanceof Unpitched stroke && stroke.key() != Unpitched.UNKNOWN_KEY) {
                    drums.add(stepped(stroke, stroke.key(), resolution));
                }
            }
        }
        return new StepPiece(resolution, pitched, drums);
    }

    private static StepNote stepped(Sounding sounding, int pitch, int resolution) {
        int onset = steps(sounding.onset(), resolution);
        return new StepNote(onset, pitch, Math.max(1, steps(sounding.end(), resolution) - onset));
    }

    /**
     * The nearest number of steps, a half up, below 2²⁴.
     *
     * @throws MetricException if it is larger
     */
    public static int steps(Rational quarters, int resolution) {
        long steps = quarters.times(resolution).round();
        if (steps >= MOST_STEPS) {
            throw new MetricException(
                    "resolution is %d, which makes %d steps of %s quarters. Give one that makes less than %d."
                            .formatted(resolution, steps, quarters, MOST_STEPS));
        }
        return (int) steps;
    }

    Stream<StepNote> all() {
        return Stream.concat(pitched.stream(), drums.stream());
    }

    /** The step after the last, 0 for a piece without notes. */
    int length() {
        return all().mapToInt(StepNote::end).max().orElse(0);
    }
}
