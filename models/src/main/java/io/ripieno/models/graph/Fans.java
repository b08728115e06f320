package io.ripieno.models.graph;

import java.util.Arrays;

/**
 * How many numbers feed one output of a weight and how many outputs one input feeds, as initialisers count them.
 *
 * @param in the fan-in, at least 1
 * @param out the fan-out, at least 1
 */
public record Fans(int in, int out) {
    public Fans {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("Fans are %d in and %d out. Give at least 1 each.".formatted(in, out));
        }
    }

    /**
     * Of a matrix {@code [out][in]}, of a convolution {@code [out][in][kernel...]}, of an embedding {@code [V][d]} (d in, V
     * out), and of a transposed convolution {@code [a][b][kernel...]}, which is read as if it were a convolution.
     *
     * @throws IllegalArgumentException if the shape has fewer than two dimensions
     */
    public static Fans of(long... shape) {
        if (shape.length < 2) {
            throw new IllegalArgumentException(
                    "A weight of shape %s has no fans. Give one of two dimensions or more, or fill it by a rule of its own."
                            .formatted(Arrays.toString(shape)));
        }
        long kernel = Arrays.stream(shape).skip(2).reduce(1, Math::multiplyExact);
        return new Fans(
                Math.toIntExact(Math.multiplyExact(shape[1], kernel)),
                Math.toIntExact(Math.multiplyExact(shape[0], kernel)));
    }
}
