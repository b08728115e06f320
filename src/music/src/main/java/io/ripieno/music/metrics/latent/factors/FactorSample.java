package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Labels;
import io.ripieno.music.metrics.latent.Columns;
import java.util.Arrays;

/** Latent codes of items and the factors that the items were made from. */
public final class FactorSample {
    private final double[][] codes;
    private final Labels[] factors;
    private final int[][] values;

    /**
     * @param z {@code [items][codes]}, finite
     * @param factors {@code [items][factors]}: the value of each factor, any whole numbers
     * @throws MetricException if the numbers are not so
     */
    public FactorSample(double[][] z, int[][] factors) {
        if (z.length != factors.length) {
            throw new MetricException("z has %d items, factors has %d. Give the factors of each item."
                    .formatted(z.length, factors.length));
        }
        codes = Columns.of("z", z);
        double[][] columns = Columns.of(
                "factors",
                Arrays.stream(factors)
                        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                        .toArray(double[][]::new));
        this.factors = Arrays.stream(columns).map(Labels::of).toArray(Labels[]::new);
        values = Arrays.stream(this.factors).map(Labels::ofItems).toArray(int[][]::new);
    }

    public int items() {
        return codes[0].length;
    }

    public int codes() {
        return codes.length;
    }

    public int factors() {
        return factors.length;
    }

    void requireAlike(FactorSample other) {
        if (codes() != other.codes() || factors() != other.factors()) {
            throw new MetricException("%d codes of %d factors are tested by %d of %d. Give all alike."
                    .formatted(codes(), factors(), other.codes(), other.factors()));
        }
    }

    /** {@code [codes][items]}. */
    double[][] allCodes() {
        return codes;
    }

    /** All items of one code. */
    double[] code(int index) {
        return codes[index];
    }

    /** Which items share each value of a factor. */
    Labels groups(int factor) {
        return factors[factor];
    }

    /** {@code [items]}: the value of a factor, counted from 0. */
    int[] factor(int index) {
        return values[index];
    }
}
