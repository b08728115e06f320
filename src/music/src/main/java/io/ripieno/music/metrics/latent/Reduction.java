package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Over what values of samples and attributes are averaged. What is averaged over has length 1 in the result. */
public enum Reduction {
    /** Over the samples: {@code [1][attributes]}. */
    ATTRIBUTE,
    /** Over the attributes: {@code [samples][1]}. */
    SAMPLE,
    /** Over both: {@code [1][1]}. */
    ALL,
    /** Over nothing: {@code [samples][attributes]}. */
    NONE;

    /**
     * @param name a constant's name in lower case, as the Latte library writes it
     */
    public static Reduction parse(String name) {
        return Arrays.stream(values())
                .filter(reduction ->
                        reduction.name().toLowerCase(java.util.Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new MetricException(
                        "reduce_mode is \"%s\". Give attribute, sample, all or none.".formatted(name)));
    }

    /** With {@code skip} means are over what is a number, otherwise NaN stays NaN. */
    double[][] of(double[][] values, boolean skip) {
        return switch (this) {
            case NONE -> values;
            case SAMPLE ->
                Arrays.stream(values).map(row -> new double[] {mean(row, skip)}).toArray(double[][]::new);
            case ALL ->
                new double[][] {
                    {mean(Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray(), skip)}
                };
            case ATTRIBUTE ->
                new double[][] {
                    IntStream.range(0, values[0].length)
                            .mapToDouble(i -> mean(
                                    Arrays.stream(values)
                                            .mapToDouble(row -> row[i])
                                            .toArray(),
                                    skip))
                            .toArray()
                };
        };
    }

    private static double mean(double[] values, boolean skip) {
        return Arrays.stream(values)
                .filter(value -> !skip || !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
