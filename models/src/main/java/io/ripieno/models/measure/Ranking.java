package io.ripieno.models.measure;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The items of one class, from the highest score down, with equal scores grouped: only the end of a group is a point on
 * the precision-recall and ROC curves.
 *
 * @param thresholds the score of each group, falling
 * @param hits how many positives have at least that score
 * @param alarms how many negatives have at least that score
 */
record Ranking(double[] thresholds, int[] hits, int[] alarms) {
    static Ranking of(double[] scores, boolean[] truth) {
        if (scores.length != truth.length) {
            throw new IllegalArgumentException("%d scores do not go with %d labels. Give one label for each score."
                    .formatted(scores.length, truth.length));
        }
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));

        double[] thresholds = new double[scores.length];
        int[] hits = new int[scores.length];
        int[] alarms = new int[scores.length];
        int groups = 0;
        int hit = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int item = order[rank];
            hit += truth[item] ? 1 : 0;
            boolean groupEnds = rank + 1 == order.length || scores[order[rank + 1]] != scores[item];
            if (groupEnds) {
                thresholds[groups] = scores[item];
                hits[groups] = hit;
                alarms[groups] = rank + 1 - hit;
                groups++;
            }
        }
        return new Ranking(
                Arrays.copyOf(thresholds, groups), Arrays.copyOf(hits, groups), Arrays.copyOf(alarms, groups));
    }

    int groups() {
        return thresholds.length;
    }

    int positives() {
        return groups() == 0 ? 0 : hits[groups() - 1];
    }

    int negatives() {
        return groups() == 0 ? 0 : alarms[groups() - 1];
    }
}
