package io.ripieno.models.train;

import java.util.Arrays;

/**
 * A named part of every example of a set: an input of the network, a target, a mask.
 *
 * @param name for example {@code features}
 * @param shape of one example, without the batch; empty for a single number
 */
public record Field(String name, long... shape) {
    public Field {
        shape = shape.clone();
        for (long length : shape) {
            if (length < 1) {
                throw new IllegalArgumentException("Field %s has the shape %s. Give lengths of 1 or more."
                        .formatted(name, Arrays.toString(shape)));
            }
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** How many numbers one example has in this field. */
    public int length() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
