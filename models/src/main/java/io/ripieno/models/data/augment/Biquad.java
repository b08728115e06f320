package io.ripieno.models.data.augment;

import java.util.List;

/**
 * A filter of second order in transposed direct form II; coefficients after R. Bristow-Johnson, Cookbook formulae for
 * audio equalizer biquad filter coefficients.
 */
public final class Biquad {
    /** Keeps what fades away out of the slow range of denormal numbers. */
    private static final double KEEP_NORMAL = 1e-25;

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;

    private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
        this.b0 = b0 / a0;
        this.b1 = b1 / a0;
        this.b2 = b2 / a0;
        this.a1 = a1 / a0;
        this.a2 = a2 / a0;
    }

    /** Takes away what is above a frequency: -3 dB there, 12 dB an octave from there on. */
    public static Biquad lowPass(int sampleRate, double hertz) {
        double w = omega(sampleRate, hertz);
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / Math.sqrt(2);
        return new Biquad((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** Takes away what is below a frequency: -3 dB there, 12 dB an octave from there on. */
    public static Biquad highPass(int sampleRate, double hertz) {
        double w = omega(sampleRate, hertz);
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / Math.sqrt(2);
        return new Biquad((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** Raises or lowers what is around a frequency, by the most there. */
    public static Biquad peak(int sampleRate, double hertz, double decibels, double quality) {
        double w = omega(sampleRate, hertz);
        double a = Math.pow(10, decibels / 40);
        double alpha = Math.sin(w) / (2 * quality);
        double cos = Math.cos(w);
        return new Biquad(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    /** Raises or lowers everything above a frequency, by half of the decibels there. */
    public static Biquad highShelf(int sampleRate, double hertz, double decibels) {
        return shelf(sampleRate, hertz, decibels, 1);
    }

    /** Raises or lowers everything below a frequency, by half of the decibels there. */
    public static Biquad lowShelf(int sampleRate, double hertz, double decibels) {
        return shelf(sampleRate, hertz, decibels, -1);
    }

    /** The low shelf is the high shelf with the frequency axis turned round: z by -z, w by pi - w. */
    private static Biquad shelf(int sampleRate, double hertz, double decibels, int side) {
        double w = omega(sampleRate, hertz);
        double a = Math.pow(10, decibels / 40);
        double cos = side * Math.cos(w);
        double beta = 2 * Math.sqrt(a) * Math.sin(w) / Math.sqrt(2);
        return new Biquad(
                a * (a + 1 + (a - 1) * cos + beta),
                side * -2 * a * (a - 1 + (a + 1) * cos),
                a * (a + 1 + (a - 1) * cos - beta),
                a + 1 - (a - 1) * cos + beta,
                side * 2 * (a - 1 - (a + 1) * cos),
                a + 1 - (a - 1) * cos - beta);
    }

    private static double omega(int sampleRate, double hertz) {
        if (!(hertz > 0 && hertz < sampleRate / 2.0)) {
            throw new IllegalArgumentException("The frequency of a filter (" + hertz
                    + " Hz) must lie between 0 and half of the sample rate of " + sampleRate + " Hz.");
        }
        return 2 * Math.PI * hertz / sampleRate;
    }

    /** The magnitude of its response at a frequency, 1 for no change. */
    public double response(int sampleRate, double hertz) {
        double w = 2 * Math.PI * hertz / sampleRate;
        double above =
                Math.hypot(b0 + b1 * Math.cos(w) + b2 * Math.cos(2 * w), b1 * Math.sin(w) + b2 * Math.sin(2 * w));
        double below = Math.hypot(1 + a1 * Math.cos(w) + a2 * Math.cos(2 * w), a1 * Math.sin(w) + a2 * Math.sin(2 * w));
        return above / below;
    }

    /**
     * Filters in place by one after the other, from silence. Two filters at a time: neither waits for the other's result
     * of the same sample.
     */
    static void apply(List<Biquad> filters, float[] samples) {
        int pairs = filters.size() / 2;
        for (int pair = 0; pair < pairs; pair++) {
            applyBoth(filters.get(2 * pair), filters.get(2 * pair + 1), samples);
        }
        if (filters.size() > 2 * pairs) {
            filters.get(2 * pairs).apply(samples);
        }
    }

    private static void applyBoth(Biquad first, Biquad second, float[] samples) {
        double s1 = 0;
        double s2 = 0;
        double t1 = 0;
        double t2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            double y = first.b0 * x + s1;
            s1 = first.b1 * x - first.a1 * y + s2 + KEEP_NORMAL;
            s2 = first.b2 * x - first.a2 * y;
            double between = (float) y;
            double z = second.b0 * between + t1;
            t1 = second.b1 * between - second.a1 * z + t2 + KEEP_NORMAL;
            t2 = second.b2 * between - second.a2 * z;
            samples[i] = (float) z;
        }
    }

    /** Filters in place, from silence. */
    public void apply(float[] samples) {
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            double y = b0 * x + s1;
            s1 = b1 * x - a1 * y + s2 + KEEP_NORMAL;
            s2 = b2 * x - a2 * y;
            samples[i] = (float) y;
        }
    }
}
