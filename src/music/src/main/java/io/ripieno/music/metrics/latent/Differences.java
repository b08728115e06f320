package io.ripieno.music.metrics.latent;

/**
 * Latent-induced attribute differences: forward differences of an attribute over those of the latent code.
 *
 * @param positions the midpoints that the differences belong to, {@code [points − order]}
 * @param values {@code [points − order]}
 */
record Differences(double[] positions, double[] values) {
    /** The differences of order 0: an attribute as it is. */
    static Differences of(double[] z, double[] a) {
        return new Differences(z, a);
    }

    /** The differences of the next order. */
    Differences next() {
        int length = values.length - 1;
        double[] middles = new double[length];
        double[] slopes = new double[length];
        for (int i = 0; i < length; i++) {
            middles[i] = (positions[i] + positions[i + 1]) / 2;
            slopes[i] = (values[i + 1] - values[i]) / (positions[i + 1] - positions[i]);
        }
        return new Differences(middles, slopes);
    }
}
