package io.ripieno.music.metrics.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one index of a figure's values counts.
 *
 * @param name such as {@code source}, {@code attribute}, or {@code seconds} where the labels are numbers in this unit
 * @param labels of the indices
 */
public record Axis(String name, List<String> labels) {
    public Axis {
        labels = List.copyOf(labels);
    }

    /** Indices from 0. */
    static Axis counted(String name, int size) {
        return new Axis(
                name, IntStream.range(0, size).mapToObj(Integer::toString).toList());
    }
}
