package io.ripieno.music.metrics.evaluation;

import java.util.Arrays;

/** Mean and standard deviation (of n) of what is a number; NaN if nothing is. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        return Arrays.stream(values).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(
                mean(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).toArray()));
    }
}
