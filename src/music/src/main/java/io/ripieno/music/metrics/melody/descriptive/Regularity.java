package io.ripieno.music.metrics.melody.descriptive;

import io.ripieno.music.metrics.MetricException;
import java.util.BitSet;
import java.util.TreeSet;

/** How beats and measures are filled, and how alike neighbouring measures are. All parts count, drums too. */
public final class Regularity {
    private final StepPiece piece;
    private final Spans spans;
    private final int length;

    public Regularity(StepPiece piece, Spans spans) {
        this.piece = piece;
        this.spans = spans;
        length = piece.length();
    }

    /** Share of the beats, of a quarter note each, in which no note sounds; NaN for a piece without notes. */
    public double emptyBeatRate() {
        return emptyRate(piece.resolution());
    }

    /**
     * Share of the measures in which no note sounds; NaN for a piece without notes.
     *
     * @param measure steps
     */
    public double emptyMeasureRate(int measure) {
        check(measure);
        return emptyRate(measure);
    }

    /**
     * 1 less the share of a measure's steps, on average, at which a note begins in only one of two neighbouring measures
     * (Wu and Yang, The Jazz Transformer on the front line, 2020); NaN with fewer than two measures. High for any piece
     * with few onsets, and one measure longer as muspy counts: compare pieces of like density, trimmed.
     *
     * @param measure steps
     */
    public double grooveConsistency(int measure) {
        check(measure);
        int measures = spans.count(length, measure);
        if (measures < 2) {
            return Double.NaN;
        }
        TreeSet<Integer> onsets = new TreeSet<>();
        piece.all().forEach(note -> onsets.add(note.onset()));
        long different = 0;
        for (int onset : onsets) {
            boolean again = onsets.contains(onset + measure);
            different += onset / measure < measures - 1 && !again ? 1 : 0;
            different += onset >= measure && !onsets.contains(onset - measure) ? 1 : 0;
        }
        return 1 - different / ((double) measure * (measures - 1));
    }

    private double emptyRate(int steps) {
        if (length == 0) {
            return Double.NaN;
        }
        BitSet sounding = new BitSet();
        piece.all().forEach(note -> sounding.set(note.onset() / steps, spans.last(note, steps) + 1));
        return 1 - sounding.cardinality() / (double) spans.count(length, steps);
    }

    private static void check(int measure) {
        if (measure < 1) {
            throw new MetricException("measure (" + measure + " steps) must be at least 1.");
        }
    }
}
