package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.latent.Quantile;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Interventional robustness score (Suter et al. 2019): how little a code changes while the factor that it stands for
 * keeps its value. For each value of a factor a quantile of |z − E[z | value]|, averaged over the values, over the largest
 * |z − E[z]|; one minus that, for the best factor, averaged over the codes with the largest deviations as weights.
 *
 * @param matrix {@code [codes][factors]}: robustness; NaN for codes that are constant
 * @param score from 0 to 1
 */
public record InterventionalRobustness(double[][] matrix, double score) {
    /** The quantile that is usual. */
    public static final double QUANTILE = 0.99;

    public static InterventionalRobustness of(FactorSample sample, double quantile) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new MetricException(
                    "quantile is %s. Give one above 0 and at most 1; 0.99 is usual.".formatted(quantile));
        }
        double[][] matrix = new double[sample.codes()][sample.factors()];
        double weighted = 0;
        double weights = 0;
        for (int d = 0; d < matrix.length; d++) {
            double[] code = sample.code(d);
            double largest = Arrays.stream(deviations(code)).max().orElseThrow();
            if (Arrays.stream(code).allMatch(x -> x == code[0])) {
                Arrays.fill(matrix[d], Double.NaN);
                continue;
            }
            for (int i = 0; i < matrix[d].length; i++) {
                matrix[d][i] = 1
                        - Arrays.stream(sample.groups(i).items())
                                        .mapToDouble(group -> Quantile.of(deviations(of(code, group)), quantile))
                                        .average()
                                        .orElseThrow()
                                / largest;
            }
            weighted += largest * Arrays.stream(matrix[d]).max().orElseThrow();
            weights += largest;
        }
        return new InterventionalRobustness(matrix, weights == 0 ? 0 : weighted / weights);
    }

    private static double[] of(double[] code, int[] items) {
        return IntStream.of(items).mapToDouble(i -> code[i]).toArray();
    }

    private static double[] deviations(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElseThrow();
        return Arrays.stream(numbers).map(x -> Math.abs(x - mean)).toArray();
    }
}
