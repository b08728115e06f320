package io.ripieno.models.network.symbolic;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers or tokens with their shape, as they go into a graph and come out of it. */
public sealed interface Block {
    long[] shape();

    record Floats(float[] values, long... shape) implements Block {}

    record Tokens(long[] values, long... shape) implements Block {}

    /** Normal random numbers. */
    static Floats noise(long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Floats(values, shape);
    }

    static Floats filled(float value, long... shape) {
        float[] values = new float[size(shape)];
        Arrays.fill(values, value);
        return new Floats(values, shape);
    }

    /** Random tokens below {@code vocabulary}. */
    static Tokens tokens(long seed, int vocabulary, long... shape) {
        return new Tokens(
                new SplittableRandom(seed).longs(size(shape), 0, vocabulary).toArray(), shape);
    }

    private static int size(long... shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
