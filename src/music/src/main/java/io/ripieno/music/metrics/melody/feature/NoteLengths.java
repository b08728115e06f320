package io.ripieno.music.metrics.melody.feature;

import static java.util.Objects.requireNonNull;

import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Lengths of notes, and of the rests between them, in twelve classes each: full bar, half, quarter, eighth, sixteenth; the
 * half, the quarter, the eighth and the sixteenth dotted; triplets of half, quarter and eighth. A bar has 96 units,
 * whatever its metre.
 */
final class NoteLengths {
    static final int CLASSES = 12;

    private static final int[] UNITS = {96, 48, 24, 12, 6, 72, 36, 18, 9, 32, 16, 8};
    private static final long UNITS_OF_BAR = 96;
    /** Units that a rest may differ from a class. */
    private static final Rational TOLERANCE = Rational.of(3);

    private NoteLengths() {}

    /** {@code [12]}, or {@code [24]} with rests. */
    static double[] histogram(PlayedTune tune, boolean rests) {
        double[] histogram = new double[side(rests)];
        classes(tune, rests).forEach(index -> histogram[index]++);
        Shares.normalise(histogram, 0, histogram.length);
        return histogram;
    }

    /** {@code [12 * 12]}, or {@code [24 * 24]} with rests, by the first class of each pair. */
    static double[] transitions(PlayedTune tune, boolean rests, FeatureSettings settings) {
        int side = side(rests);
        double[] counts = new double[side * side];
        List<Integer> classes = classes(tune, rests);
        for (int i = 1; i < classes.size(); i++) {
            counts[side * classes.get(i - 1) + classes.get(i)]++;
        }
        return Shares.matrix(counts, side, settings.normalisation());
    }

    private static int side(boolean rests) {
        return rests ? 2 * CLASSES : CLASSES;
    }

    /**
     * Classes of the notes in their order, that of a rest, plus 12, before the note that ends it. A note lasts to the next
     * end of its pitch. A rest is one where nothing sounds; one that is near no class does not count.
     */
    private static List<Integer> classes(PlayedTune tune, boolean rests) {
        List<PlayedNote> melody = tune.melody();
        Map<Integer, TreeSet<Rational>> ends = new HashMap<>();
        melody.forEach(note ->
                ends.computeIfAbsent(note.midi(), midi -> new TreeSet<>()).add(note.end()));
        List<Integer> classes = new ArrayList<>();
        Rational sounded = melody.get(0).onset();
        for (PlayedNote note : melody) {
            Rational gap = units(note.onset().minus(sounded), tune);
            if (rests && gap.sign() > 0 && !distance(gap, nearest(gap)).isAfter(TOLERANCE)) {
                classes.add(CLASSES + nearest(gap));
            }
            Rational end = requireNonNull(requireNonNull(ends.get(note.midi())).higher(note.onset()));
            classes.add(nearest(units(end.minus(note.onset()), tune)));
            sounded = sounded.max(note.end());
        }
        return classes;
    }

    private static Rational units(Rational quarters, PlayedTune tune) {
        return quarters.times(UNITS_OF_BAR).dividedBy(tune.metre().length());
    }

    /** Of two classes equally near the one that is named first. */
    private static int nearest(Rational units) {
        int best = 0;
        for (int i = 1; i < CLASSES; i++) {
            if (distance(units, i).isBefore(distance(units, best))) {
                best = i;
            }
        }
        return best;
    }

    private static Rational distance(Rational units, int index) {
        Rational difference = units.minus(Rational.of(UNITS[index]));
        return difference.sign() < 0 ? difference.negated() : difference;
    }
}
