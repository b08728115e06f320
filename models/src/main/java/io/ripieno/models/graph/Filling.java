package io.ripieno.models.graph;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How a new weight gets its first values. */
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

    /** Uniform within ±1/√fanIn, where {@code fanIn} is the number of inputs that feed one output. */
    static Filling uniformByFanIn(int fanIn, SplittableRandom random) {
        double bound = 1 / Math.sqrt(fanIn);
        return size -> {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            return values;
        };
    }
}
