package io.ripieno.models.interpret;

import io.ripieno.models.served.Block;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** Makes inputs of graphs, for both engines. */
public final class Blocks {
    private Blocks() {}

    /** The same numbers for the interpreter. Whole numbers stay whole. */
    public static Tensor tensor(Block block, Precision precision) {
        if (block instanceof Block.Tokens tokens) {
            return Tensors.of(tokens.values(), tokens.shape());
        }
        Block.Floats floats = (Block.Floats) block;
        return Tensors.of(floats.values(), precision, floats.shape());
    }

    /** Normal random numbers. */
    public static Block.Floats noise(long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Block.Floats(values, shape);
    }

    public static Block.Floats filled(float value, long... shape) {
        float[] values = new float[size(shape)];
        Arrays.fill(values, value);
        return new Block.Floats(values, shape);
    }

    /** Random tokens below {@code vocabulary}. */
    public static Block.Tokens tokens(long seed, int vocabulary, long... shape) {
        return new Block.Tokens(
                new SplittableRandom(seed).longs(size(shape), 0, vocabulary).toArray(), shape);
    }

    /** How many numbers a block of that shape has. */
    public static int size(long... shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
