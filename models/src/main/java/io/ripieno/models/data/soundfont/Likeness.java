package io.ripieno.models.data.soundfont;

/** How much two places of a recording resemble each other. */
final class Likeness {
    private Likeness() {}

    /** {@code 2 sum xy / sum (x² + y²)}: 1 if they are the same, less if shape or level differ. */
    static double of(float[] samples, int at, int other, int length) {
        double product = 0;
        double power = 1e-12;
        for (int i = 0; i < length; i++) {
            double x = samples[at + i];
            double y = samples[other + i];
            product += x * y;
            power += x * x + y * y;
        }
        return 2 * product / power;
    }
}
