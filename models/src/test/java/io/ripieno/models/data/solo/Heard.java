package io.ripieno.models.data.solo;

import io.ripieno.music.spectral.RealFft;

/** What is measured of a second of sound at 16 kHz. */
final class Heard {
    static final int RATE = 16_000;

    private static final int SIZE = 16_384;
    private static final double BIN = (double) RATE / SIZE;

    private final double[] power = new double[SIZE];

    Heard(float[] sound, double from) {
        for (int i = 0; i < SIZE; i++) {
            power[i] = sound[(int) (from * RATE) + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
        }
        new RealFft(SIZE).power(power);
    }

    static double hertz(double key) {
        return 440 * Math.pow(2, (key - 69) / 12);
    }

    static double rms(float[] sound, double from, double to) {
        double sum = 0;
        for (int i = (int) (from * RATE); i < (int) (to * RATE); i++) {
            sum += sound[i] * sound[i];
        }
        return Math.sqrt(sum / (to - from) / RATE);
    }

    /** The key, with a fraction and within a semitone of another, whose first partials have most. */
    double key(double near) {
        double best = -1;
        double found = near;
        for (double key = near - 1; key <= near + 1; key += 0.02) {
            double sum = 0;
            for (int n = 1; n <= 12 && n * hertz(key) < RATE / 2.1; n++) {
                sum += Math.sqrt(band(n * hertz(key), 1.5));
            }
            if (sum > best) {
                best = sum;
                found = key;
            }
        }
        return found;
    }

    /** Of a partial over the first, in dB. */
    double partial(int n, int key) {
        return 10 * Math.log10(band(n * hertz(key), 10) / band(hertz(key), 10));
    }

    /** Power halfway between partials over power at them, in dB. */
    double noise(int key) {
        double between = 0;
        double at = 0;
        for (int n = 1; n <= 6; n++) {
            between += band((n + 0.5) * hertz(key), 15);
            at += band(n * hertz(key), 15);
        }
        return 10 * Math.log10(between / at);
    }

    double centroid() {
        double sum = 0;
        double weighted = 0;
        for (int bin = 1; bin < SIZE / 2; bin++) {
            sum += power[bin];
            weighted += bin * BIN * power[bin];
        }
        return weighted / sum;
    }

    private double band(double hertz, double wide) {
        double sum = 1e-12;
        int to = Math.min(SIZE / 2 - 1, (int) Math.round((hertz + wide) / BIN));
        for (int bin = (int) Math.round((hertz - wide) / BIN); bin <= to; bin++) {
            sum += power[bin];
        }
        return sum;
    }
}
