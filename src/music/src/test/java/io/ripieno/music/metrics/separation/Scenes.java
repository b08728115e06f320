package io.ripieno.music.metrics.separation;

import java.util.Arrays;

/** Two stereo sources of coloured noise and bad estimates of them, from a linear congruential generator. */
final class Scenes {
    private static final int SAMPLES = 6000;

    private Scenes() {}

    static Sources references() {
        return new Sources(new float[][][] {source(0), source(1)});
    }

    static Sources estimates() {
        float[][][] s = references().samples();
        float[][][] e = new float[2][2][SAMPLES];
        for (int c = 0; c < 2; c++) {
            double[] hissA = noise(77 + c);
            double[] hissB = noise(79 + c);
            for (int n = 0; n < SAMPLES; n++) {
                e[0][c][n] = (float) (s[0][c][n] * 0.9 + 0.2 * s[1][c][n] + 0.05 * hissA[n]);
                // Rolled by two samples over the channels' common last axis of time.
                int rolled = (n + SAMPLES - 2) % SAMPLES;
                e[1][c][n] = (float) (0.1 * s[0][c][n] + s[1][c][rolled] * 0.8 + 0.03 * hissB[n]);
            }
        }
        return new Sources(e);
    }

    static Sources mono(Sources sources) {
        return Sources.mono(Arrays.stream(sources.samples())
                .map(source -> {
                    float[] mean = new float[SAMPLES];
                    for (int n = 0; n < SAMPLES; n++) {
                        mean[n] = (float) (((double) source[0][n] + source[1][n]) / 2);
                    }
                    return mean;
                })
                .toArray(float[][]::new));
    }

    static Sources swapped(Sources sources) {
        return new Sources(new float[][][] {sources.samples()[1], sources.samples()[0]});
    }

    private static float[][] source(int j) {
        double[] a = noise(1 + j);
        double[] hiss = noise(50 + j);
        float[][] source = new float[2][SAMPLES];
        double[] low = new double[SAMPLES];
        double y = 0;
        for (int n = 0; n < SAMPLES; n++) {
            y = 0.6 * y + a[n];
            low[n] = y;
            source[0][n] = (float) y;
            source[1][n] = (float) ((n < 3 + j ? 0 : low[n - 3 - j]) * 0.5 + 0.25 * hiss[n]);
        }
        return source;
    }

    private static double[] noise(int seed) {
        double[] noise = new double[SAMPLES];
        long x = seed;
        for (int n = 0; n < SAMPLES; n++) {
            x = (x * 1103515245 + 12345) % (1L << 31);
            noise[n] = (x >> 16) / 16384.0 - 1;
        }
        return noise;
    }
}
