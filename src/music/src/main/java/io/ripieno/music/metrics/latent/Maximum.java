package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;

/** What stands for the largest of numbers that are at least 0. */
public enum Maximum {
    /** The Lehmer mean Σxᵖ/Σxᵖ⁻¹, which outliers sway less. */
    LEHMER,
    /** The largest itself. */
    NAIVE;

    /**
     * @param name {@code lehmer} or {@code naive}
     */
    public static Maximum parse(String name) {
        return switch (name) {
            case "lehmer" -> LEHMER;
            case "naive" -> NAIVE;
            default -> throw new MetricException("max_mode is \"%s\". Give lehmer or naive.".formatted(name));
        };
    }

    double of(double[] values, double power) {
        return this == NAIVE ? Arrays.stream(values).max().orElse(Double.NaN) : lehmer(values, power);
    }

    /** The arithmetic mean for power 1, the contraharmonic for 2, the harmonic for 0; equal numbers are their own mean. */
    static double lehmer(double[] values, double power) {
        if (Arrays.stream(values).allMatch(x -> x == values[0])) {
            return values[0];
        }
        double upper = 0;
        double lower = 0;
        for (double x : values) {
            upper += Math.pow(x, power);
            lower += Math.pow(x, power - 1);
        }
        return upper / lower;
    }
}
