package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.metrics.melody.feature.FeatureSettings.Normalisation;

/** Makes counts into shares. */
final class Shares {
    private Shares() {}

    /** Divides the counts from an index to before another by their sum, unless that is 0. */
    static void normalise(double[] counts, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i];
        }
        for (int i = from; i < to && sum > 0; i++) {
            counts[i] /= sum;
        }
    }

    /** A square matrix of counts, {@code [side * side]} by rows, as the settings want it. */
    static double[] matrix(double[] counts, int side, Normalisation normalisation) {
        switch (normalisation) {
            case NONE -> {}
            case TOTAL -> normalise(counts, 0, counts.length);
            case ROW -> {
                for (int row = 0; row < side; row++) {
                    normalise(counts, row * side, (row + 1) * side);
                }
            }
        }
        return counts;
    }
}
