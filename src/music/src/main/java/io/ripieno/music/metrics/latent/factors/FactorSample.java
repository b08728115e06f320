package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.Batch;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Labels;
import io.ripieno.music.metrics.latent.Columns;
import java.util.Arrays;
import java.util.List;

/**
 * Latent codes of items and the factors that the items were made from. Gathered batch by batch for any measure of this
 * package: {@code new Gathering<>(sample -> HistogramScores.of(sample, 20))}.
 */
public final class FactorSample implements Batch<FactorSample> {
    private static final long serialVersionUID = 1L;

    private final double[][] codes;
    private final Labels[] factors;
    private final int[][] values;

    /**
     * @param z {@code [items][codes]}, finite
     * @param factors {@code [items][factors]}: the value of each factor, any whole numbers
     * @throws MetricException if the numbers are not so
     */
    public FactorSample(double[][] z, int[][] factors) {
        this(Columns.of("z", z), labels(z.length, factors));
    }

    private FactorSample(double[][] codes, Labels[] factors) {
        this.codes = codes;
        this.factors = factors;
        this.values = Arrays.stream(factors).map(Labels::ofItems).toArray(int[][]::new);
    }

    private static Labels[] labels(int items, int[][] factors) {
        if (items != factors.length) {
            throw new MetricException(
                    "z has %d items, factors has %d. Give the factors of each item.".formatted(items, factors.length));
        }
        double[][] rows = Arrays.stream(factors)
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        return Arrays.stream(Columns.of("factors", rows)).map(Labels::of).toArray(Labels[]::new);
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

    @Override
    public void requireAlike(FactorSample other) {
        if (codes() != other.codes() || factors() != other.factors()) {
            throw new MetricException("%d codes and %d factors do not go with %d and %d. Give all alike."
                    .formatted(other.codes(), other.factors(), codes(), factors()));
        }
    }

    @Override
    public FactorSample joined(List<FactorSample> all) {
        double[][] joinedCodes = new double[codes()][];
        Arrays.setAll(joinedCodes, d -> all.stream()
                .flatMapToDouble(sample -> Arrays.stream(sample.codes[d]))
                .toArray());
        Labels[] joinedFactors = new Labels[factors()];
        Arrays.setAll(
                joinedFactors,
                i -> Labels.of(all.stream()
                        .flatMapToDouble(sample -> Arrays.stream(sample.values[i])
                                .mapToDouble(value -> sample.factors[i].values()[value]))
                        .toArray()));
        return new FactorSample(joinedCodes, joinedFactors);
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
