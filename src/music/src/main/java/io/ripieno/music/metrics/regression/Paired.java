package io.ripieno.music.metrics.regression;

import io.ripieno.music.metrics.Batch;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * True numbers and what was predicted for them.
 *
 * @param truth {@code [items]}, finite, at least one
 * @param predicted {@code [items]}, finite
 */
public record Paired(double[] truth, double[] predicted) implements Batch<Paired> {
    public Paired {
        truth = truth.clone();
        predicted = predicted.clone();
        if (truth.length != predicted.length) {
            throw new MetricException("%d true numbers do not go with %d predictions. Give one prediction for each."
                    .formatted(truth.length, predicted.length));
        }
        if (truth.length == 0) {
            throw new MetricException("There are no numbers to compare. Give at least one pair.");
        }
        requireFinite("truth", truth);
        requireFinite("predicted", predicted);
    }

    /** The part of the truth's variance that is explained (R²): 1 − SS_res/SS_tot; NaN where the truth does not vary. */
    public double r2() {
        double mean = mean(truth);
        double total = 0;
        double residual = 0;
        for (int i = 0; i < truth.length; i++) {
            total += square(truth[i] - mean);
            residual += square(truth[i] - predicted[i]);
        }
        return total == 0 ? Double.NaN : 1 - residual / total;
    }

    /** Pearson's correlation; NaN where one side does not vary. */
    public double pearson() {
        return correlation(truth, predicted);
    }

    /** Spearman's correlation of the ranks, equal numbers sharing the mean of theirs; NaN where one side does not vary. */
    public double spearman() {
        return correlation(Ranks.of(truth), Ranks.of(predicted));
    }

    public double meanAbsoluteError() {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(truth[i] - predicted[i]);
        }
        return sum / truth.length;
    }

    public double meanSquaredError() {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += square(truth[i] - predicted[i]);
        }
        return sum / truth.length;
    }

    /**
     * The share of pairs that are equal after {@code steps} times the number is rounded, halves to even: with 10 steps the
     * accuracy in eleven classes of a rating from 0 to 1.
     */
    public double accuracy(int steps) {
        if (steps < 1) {
            throw new MetricException("steps is %d. Give at least 1.".formatted(steps));
        }
        int equal = 0;
        for (int i = 0; i < truth.length; i++) {
            equal += Math.rint(steps * truth[i]) == Math.rint(steps * predicted[i]) ? 1 : 0;
        }
        return (double) equal / truth.length;
    }

    /** The same truth with predictions brought into a range, as assessments from 0 to 1 are. */
    public Paired clipped(double lowest, double highest) {
        return new Paired(
                truth,
                Arrays.stream(predicted)
                        .map(p -> Math.min(highest, Math.max(lowest, p)))
                        .toArray());
    }

    /** Any pairs go with any others. */
    @Override
    public void requireAlike(Paired other) {}

    @Override
    public Paired joined(List<Paired> all) {
        return new Paired(joined(all, Paired::truth), joined(all, Paired::predicted));
    }

    private static double[] joined(List<Paired> all, Function<Paired, double[]> side) {
        return all.stream().map(side).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += square(a[i] - meanA);
            squaresB += square(b[i] - meanB);
        }
        return squaresA == 0 || squaresB == 0
                ? Double.NaN
                : Math.max(-1, Math.min(1, both / (Math.sqrt(squaresA) * Math.sqrt(squaresB))));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double square(double x) {
        return x * x;
    }

    private static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new MetricException("%s[%d] is %s. Leave out what could not be predicted, or mend it."
                        .formatted(name, i, values[i]));
            }
        }
    }
}
