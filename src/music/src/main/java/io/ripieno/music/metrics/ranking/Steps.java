package io.ripieno.music.metrics.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The items of one label from the highest score down; items with equal scores are one step.
 *
 * @param thresholds {@code [steps]}: the score of each step, falling
 * @param hits {@code [steps]}: how many items with the label have at least that score
 * @param alarms {@code [steps]}: how many items without the label have at least that score
 */
record Steps(double[] thresholds, int[] hits, int[] alarms) {
    static Steps of(double[] scores, boolean[] truth) {
        double[] with = sorted(scores, truth, true);
        double[] without = sorted(scores, truth, false);
        double[] thresholds = new double[scores.length];
        int[] hits = new int[scores.length];
        int[] alarms = new int[scores.length];
        int steps = 0;
        int hit = 0;
        int alarm = 0;
        while (hit < with.length || alarm < without.length) {
            double score = Math.max(next(with, hit), next(without, alarm));
            while (next(with, hit) == score) {
                hit++;
            }
            while (next(without, alarm) == score) {
                alarm++;
            }
            thresholds[steps] = score;
            hits[steps] = hit;
            alarms[steps] = alarm;
            steps++;
        }
        return new Steps(Arrays.copyOf(thresholds, steps), Arrays.copyOf(hits, steps), Arrays.copyOf(alarms, steps));
    }

    int count() {
        return thresholds.length;
    }

    int positives() {
        return count() == 0 ? 0 : hits[count() - 1];
    }

    int negatives() {
        return count() == 0 ? 0 : alarms[count() - 1];
    }

    double precision(int step) {
        return (double) hits[step] / (hits[step] + alarms[step]);
    }

    /** The score after the {@code taken} highest, or −∞, below every score, if there is none. */
    private static double next(double[] rising, int taken) {
        return taken < rising.length ? rising[rising.length - 1 - taken] : Double.NEGATIVE_INFINITY;
    }

    private static double[] sorted(double[] scores, boolean[] truth, boolean side) {
        return IntStream.range(0, scores.length)
                .filter(i -> truth[i] == side)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
    }
}
