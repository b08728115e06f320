package io.ripieno.models.weights;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a weights file.
 *
 * @param shape lengths of the dimensions, the last one fastest; empty for a single number
 * @param values row-major; not copied
 */
public record NamedTensor(String name, List<Long> shape, float[] values) {
    public NamedTensor {
        shape = List.copyOf(shape);
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    "Tensor %s of shape %s was given %d numbers.".formatted(name, shape, values.length));
        }
    }

    /** A tensor whose shape is given as an array. */
    public static NamedTensor of(String name, float[] values, long... shape) {
        return new NamedTensor(name, Arrays.stream(shape).boxed().toList(), values);
    }
}
