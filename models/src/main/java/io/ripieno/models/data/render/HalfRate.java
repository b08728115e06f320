package io.ripieno.models.data.render;

/**
 * Takes every second sample after a low pass: 32 kHz to 16 kHz. A Kaiser window (beta 8, 81 dB) over 161 taps passes up
 * to 7.2 kHz and folds nothing below it.
 */
public final class HalfRate {
    private static final int HALF = 80;
    private static final double BETA = 8;
    private static final double CUTOFF = 7700.0 / 32_000;

    private static final float[] TAPS = taps();

    private HalfRate() {}

    private static float[] taps() {
        double[] taps = new double[HALF + 1];
        double sum = 0;
        for (int i = 0; i <= HALF; i++) {
            double sinc = i == 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * i) / (Math.PI * i);
            double position = (double) i / (HALF + 1);
            taps[i] = sinc * bessel(BETA * Math.sqrt(1 - position * position)) / bessel(BETA);
            sum += i == 0 ? taps[i] : 2 * taps[i];
        }
        float[] scaled = new float[HALF + 1];
        for (int i = 0; i <= HALF; i++) {
            scaled[i] = (float) (taps[i] / sum);
        }
        return scaled;
    }

    /** The modified Bessel function of order 0 by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x * x / 4 / k / k;
            sum += term;
        }
        return sum;
    }

    /** The half as many samples; beyond the ends is silence. */
    public static float[] of(float[] samples) {
        float[] padded = new float[samples.length + 2 * HALF];
        System.arraycopy(samples, 0, padded, HALF, samples.length);
        float[] halved = new float[samples.length / 2];
        for (int i = 0; i < halved.length; i++) {
            int centre = 2 * i + HALF;
            float sum = TAPS[0] * padded[centre];
            for (int k = 1; k <= HALF; k++) {
                sum += TAPS[k] * (padded[centre - k] + padded[centre + k]);
            }
            halved[i] = sum;
        }
        return halved;
    }
}
