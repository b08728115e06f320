package io.ripieno.music.metrics.ranking;

import io.ripieno.music.metrics.FScore;
import java.io.Serializable;

/**
 * How decisions about a label went.
 *
 * @param hits taken, rightly
 * @param alarms taken, wrongly
 * @param misses left, wrongly
 * @param rejections left, rightly
 */
public record Confusion(long hits, long alarms, long misses, long rejections) implements Serializable {
    public static final Confusion NONE = new Confusion(0, 0, 0, 0);

    /** Both together. */
    public Confusion plus(Confusion other) {
        return new Confusion(
                hits + other.hits, alarms + other.alarms, misses + other.misses, rejections + other.rejections);
    }

    public long items() {
        return hits + alarms + misses + rejections;
    }

    /** How many items have the label. */
    public long support() {
        return hits + misses;
    }

    /** Precision, recall and F1 of the items with the label. */
    public FScore positive() {
        return FScore.of(hits, support(), hits + alarms);
    }

    /** Precision, recall and F1 of the items without the label. */
    public FScore negative() {
        return FScore.of(rejections, items() - support(), rejections + misses);
    }

    /** The mean F1 of the items with and of those without the label. */
    public double macroF1() {
        return (positive().f() + negative().f()) / 2;
    }

    /** The mean F1 of the items with and of those without the label, weighted by how many they are; NaN without items. */
    public double weightedF1() {
        return (support() * positive().f() + (items() - support()) * negative().f()) / items();
    }

    /** The share of right decisions, NaN without items. */
    public double accuracy() {
        return (double) (hits + rejections) / items();
    }
}
