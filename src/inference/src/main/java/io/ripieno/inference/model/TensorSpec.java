package io.ripieno.inference.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A float tensor that goes into a graph or comes out of it.
 *
 * @param tensor its name in the graph
 * @param shape the extents; -1 first for the batch, the others fixed and at least 1
 * @param kind what the values are, for outputs: {@code probabilities}, {@code scores} (before the sigmoid),
 *     {@code embedding}; for inputs: {@code features}, {@code state}
 */
public record TensorSpec(String tensor, List<Long> shape, String kind) {
    public static final String FEATURES = "features";
    public static final String PROBABILITIES = "probabilities";
    public static final String SCORES = "scores";

    public TensorSpec {
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.get(0) != -1 || shape.stream().skip(1).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("The shape of tensor " + tensor + " (" + shape
                    + ") must be -1 for the batch, followed by extents of at least 1.");
        }
    }

    /** How many values one item of a batch has. */
    public int itemSize() {
        long size = 1;
        for (int axis = 1; axis < shape.size(); axis++) {
            size = Math.multiplyExact(size, shape.get(axis));
        }
        return Math.toIntExact(size);
    }

    /** As people write it, for example {@code log_mel [N, 1, 96, 500]}. */
    public String describe() {
        return tensor + " "
                + shape.stream().map(n -> n < 0 ? "N" : n.toString()).collect(Collectors.joining(", ", "[", "]"));
    }
}
