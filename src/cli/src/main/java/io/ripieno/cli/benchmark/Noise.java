package io.ripieno.cli.benchmark;

import io.ripieno.inference.model.TensorSpec;
import java.util.Random;

/** Windows as a network sees them, of normal random numbers. */
final class Noise {
    private Noise() {}

    static float[] values(TensorSpec tensor, long seed) {
        Random random = new Random(seed);
        float[] values = new float[tensor.itemSize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
