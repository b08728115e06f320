package io.ripieno.models.data.clips;

/** A filter of second order in transposed direct form II; coefficients after the Audio EQ Cookbook. */
final class Biquad {
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

    static Biquad lowPass(double hertz) {
        double w = omega(hertz);
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / Math.sqrt(2);
        return new Biquad((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    static Biquad highPass(double hertz) {
        double w = omega(hertz);
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / Math.sqrt(2);
        return new Biquad((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    static Biquad peak(double hertz, double decibels, double quality) {
        double w = omega(hertz);
        double a = Math.pow(10, decibels / 40);
        double alpha = Math.sin(w) / (2 * quality);
        double cos = Math.cos(w);
        return new Biquad(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    /** Raises or lowers everything above a frequency. */
    static Biquad highShelf(double hertz, double decibels) {
        double w = omega(hertz);
        double a = Math.pow(10, decibels / 40);
        double cos = Math.cos(w);
        double beta = 2 * Math.sqrt(a) * Math.sin(w) / Math.sqrt(2);
        return new Biquad(
                a * (a + 1 + (a - 1) * cos + beta),
                -2 * a * (a - 1 + (a + 1) * cos),
                a * (a + 1 + (a - 1) * cos - beta),
                a + 1 - (a - 1) * cos + beta,
                2 * (a - 1 - (a + 1) * cos),
                a + 1 - (a - 1) * cos - beta);
    }

    private static double omega(double hertz) {
        return 2 * Math.PI * hertz / ClipSource.SAMPLE_RATE;
    }

    /** Filters in place, from silence. */
    void apply(float[] samples) {
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double x = samples[i];
            double y = b0 * x + s1;
            s1 = b1 * x - a1 * y + s2 + 1e-20;
            s2 = b2 * x - a2 * y;
            samples[i] = (float) y;
        }
    }
}
