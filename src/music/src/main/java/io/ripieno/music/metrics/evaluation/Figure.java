package io.ripieno.music.metrics.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * A measured number, or an array of them.
 *
 * @param name of the measure, in lower case with hyphens
 * @param unit such as {@code dB} or {@code nats}; empty for shares and pure numbers
 * @param item the recording or piece that it is of; empty if it is of all
 * @param axes what the values are counted by; none for a single number
 * @param values {@code [axis 0][axis 1]...} in C order; NaN where a measure is not defined
 */
public record Figure(String name, String unit, String item, List<Axis> axes, double[] values) {
    public Figure {
        axes = List.copyOf(axes);
        int elements = axes.stream().mapToInt(axis -> axis.labels().size()).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    "%s has %d values for %d places".formatted(name, values.length, elements));
        }
    }

    /** A single number of everything. */
    static Figure of(String name, String unit, double value) {
        return new Figure(name, unit, "", List.of(), new double[] {value});
    }

    /** Numbers along an axis. */
    static Figure of(String name, String unit, Axis axis, double[] values) {
        return new Figure(name, unit, "", List.of(axis), values);
    }

    /** Numbers along two axes, {@code [first][second]}. */
    static Figure of(String name, String unit, Axis first, Axis second, double[][] values) {
        return new Figure(
                name,
                unit,
                "",
                List.of(first, second),
                Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
    }

    Figure of(String other) {
        return new Figure(name, unit, other, axes, values);
    }

    /** The only value of a figure without axes. */
    public double value() {
        if (!axes.isEmpty()) {
            throw new IllegalStateException("%s has axes %s".formatted(name, axes));
        }
        return values[0];
    }
}
