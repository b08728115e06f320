package io.ripieno.models.graph;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * How a new weight gets its first values. For random ones the fan-in is the number of inputs that feed one output, the
 * fan-out the number of outputs that one input feeds; {@link Fans} reads both from a shape.
 */
@FunctionalInterface
public interface Filling {
    /** The first values of a weight of {@code size} numbers. */
    float[] fill(int size);

    /** The same value everywhere. */
    static Filling constant(float value) {
        return size -> {
            float[] values = new float[size];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Uniform within ±{@code bound}. */
    static Filling uniform(double bound, SplittableRandom random) {
        return drawn(() -> (2 * random.nextDouble() - 1) * bound);
    }

    /** Normal of mean 0 and the given standard deviation. */
    static Filling normal(double deviation, SplittableRandom random) {
        return drawn(() -> random.nextGaussian() * deviation);
    }

    /**
     * Uniform within ±1/√fanIn: what convolutions and linear layers start from if nothing else is said; recurrent layers
     * do with their hidden size in the place of {@code fanIn}.
     */
    static Filling uniformByFanIn(int fanIn, SplittableRandom random) {
        return uniform(1 / Math.sqrt(fanIn), random);
    }

    /** Normal of variance 2/(fanIn + fanOut) (Glorot and Bengio, AISTATS 2010). */
    static Filling xavierNormal(Fans fans, SplittableRandom random) {
        return normal(Math.sqrt(2.0 / (fans.in() + fans.out())), random);
    }

    /** Uniform of variance 2/(fanIn + fanOut), which is within ±√(6/(fanIn + fanOut)) (Glorot and Bengio, AISTATS 2010). */
    static Filling xavierUniform(Fans fans, SplittableRandom random) {
        return uniform(Math.sqrt(6.0 / (fans.in() + fans.out())), random);
    }

    /** Normal of variance 2/fanIn, for layers that a ReLU follows (He et al., ICCV 2015). */
    static Filling heNormal(int fanIn, SplittableRandom random) {
        return normal(Math.sqrt(2.0 / fanIn), random);
    }

    /** Uniform of variance 2/fanIn, which is within ±√(6/fanIn) (He et al., ICCV 2015). */
    static Filling heUniform(int fanIn, SplittableRandom random) {
        return uniform(Math.sqrt(6.0 / fanIn), random);
    }

    private static Filling drawn(DoubleSupplier next) {
        return size -> {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) next.getAsDouble();
            }
            return values;
        };
    }
}
