package io.ripieno.models.data.augment;

import java.util.Random;

/** Sounds that are easy to judge. */
final class SignalSamples {
    static final int RATE = 16_000;

    private SignalSamples() {}

    static float[] sine(double hertz, double amplitude, double seconds) {
        float[] sine = new float[(int) (seconds * RATE)];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return sine;
    }

    static float[] noise(long seed, double amplitude, double seconds) {
        Random random = new Random(seed);
        float[] noise = new float[(int) (seconds * RATE)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (amplitude * random.nextGaussian());
        }
        return noise;
    }

    static float[][] one(float[] channel) {
        return new float[][] {channel};
    }

    static double decibels(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / (to - from));
    }

    /** The level of a residual {@code a - b} against {@code a}, in dB. */
    static double residual(float[] a, float[] b) {
        double difference = 0;
        double power = 0;
        for (int i = 0; i < a.length; i++) {
            difference += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
            power += (double) a[i] * a[i];
        }
        return 10 * Math.log10(difference / power);
    }
}
