package io.ripieno.models.graph;

import java.util.Arrays;

/**
 * A named tensor of single-precision numbers that the graphs of one {@link GraphSet} share. The values may be replaced,
 * as training does when it writes back; name, shape and role may not.
 */
public final class Weight {
    private final String name;
    private final long[] shape;
    private final Role role;
    private float[] values;

    /** @param values row-major; they belong to the weight from now on */
    Weight(String name, long[] shape, Role role, float[] values) {
        this.name = name;
        this.shape = shape.clone();
        this.role = role;
        this.values = fitting(values);
    }

    public String name() {
        return name;
    }

    public long[] shape() {
        return shape.clone();
    }

    public Role role() {
        return role;
    }

    /** How many numbers the shape holds. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** A copy of the values, row-major. */
    public float[] values() {
        return values.clone();
    }

    /**
     * Replaces the values.
     *
     * @param values row-major, as many as {@link #size()}
     * @throws GraphException if the number of values differs from the shape's
     */
    public void set(float[] values) {
        this.values = fitting(values).clone();
    }

    private float[] fitting(float[] candidate) {
        if (candidate.length != size()) {
            throw new GraphException(
                    "Weight %s of shape %s holds %d numbers, but %d were given. Maybe they belong to another network."
                            .formatted(name, Arrays.toString(shape), size(), candidate.length));
        }
        return candidate;
    }
}
