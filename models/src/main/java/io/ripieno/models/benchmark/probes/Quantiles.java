package io.ripieno.models.benchmark.probes;

import java.util.List;

/**
 * Of a sample.
 *
 * @param median of an even number the mean of the two in the middle
 * @param worst the largest
 */
record Quantiles(double median, double worst) {
    static Quantiles of(List<Double> sample) {
        double[] sorted =
                sample.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("A sample needs at least one value.");
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Quantiles(median, sorted[sorted.length - 1]);
    }
}
