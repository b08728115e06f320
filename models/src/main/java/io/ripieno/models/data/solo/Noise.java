package io.ripieno.models.data.solo;

import io.ripieno.models.data.phrase.Dice;

/**
 * White noise through a band that can move: a state-variable filter by trapezoidal integration (Zavalishin, The Art of VA Filter
 * Design, 2012).
 */
final class Noise {
    /** The standard deviation of what is drawn evenly from -1 to 1. */
    private static final double EVEN = 1 / Math.sqrt(3);

    private final int sampleRate;
    private final Dice dice;

    private double tangent;
    private double damping;
    private double scale;
    private double first;
    private double second;
    private double white;

    Noise(int sampleRate, Dice dice) {
        this.sampleRate = sampleRate;
        this.dice = dice;
        tune(1000, 1);
    }

    /** Around a frequency, which is kept within what the sample rate holds; of RMS 1, about. */
    void tune(double hertz, double quality) {
        tangent = Math.tan(Math.PI * Math.max(50, Math.min(0.4 * sampleRate, hertz)) / sampleRate);
        damping = 1 / quality;
        double bandwidth = Math.PI / 2 * hertz / quality;
        scale = damping / EVEN / Math.sqrt(Math.min(1, Math.max(1e-4, 2 * bandwidth / sampleRate)));
    }

    double next() {
        white = dice.between(-1, 1);
        double high = (white - (damping + tangent) * first - second) / (1 + tangent * (tangent + damping));
        double band = tangent * high + first;
        double low = tangent * band + second;
        first = tangent * high + band;
        second = tangent * band + low;
        return scale * band;
    }

    /** What went into the last of {@link #next}. */
    double white() {
        return white;
    }
}
