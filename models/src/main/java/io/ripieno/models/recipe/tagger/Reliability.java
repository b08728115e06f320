package io.ripieno.models.recipe.tagger;

import io.ripieno.models.measure.Predictions;
import java.util.ArrayList;
import java.util.List;

/**
 * How often what is said with a probability is so, in ten bins of equal width.
 *
 * @param bins that have clips, ascending
 */
record Reliability(List<Bin> bins) {
    private static final int BINS = 10;

    /**
     * @param count of things said with a probability in the bin
     * @param said their mean probability
     * @param found the share of them that is so
     */
    record Bin(int count, double said, double found) {}

    Reliability {
        bins = List.copyOf(bins);
    }

    static Reliability of(double[] probabilities, boolean[] truth) {
        int[] counts = new int[BINS];
        double[] said = new double[BINS];
        int[] found = new int[BINS];
        for (int i = 0; i < truth.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
            counts[bin]++;
            said[bin] += probabilities[i];
            found[bin] += truth[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(counts[bin], said[bin] / counts[bin], (double) found[bin] / counts[bin]));
            }
        }
        return new Reliability(bins);
    }

    static Reliability of(Predictions predictions, int label) {
        return of(predictions.scores(label), predictions.truth(label));
    }

    /** Of all classes together. */
    static Reliability pooled(Predictions predictions) {
        int items = predictions.items();
        double[] probabilities = new double[items * predictions.classes()];
        boolean[] truth = new boolean[probabilities.length];
        for (int label = 0; label < predictions.classes(); label++) {
            System.arraycopy(predictions.scores(label), 0, probabilities, label * items, items);
            System.arraycopy(predictions.truth(label), 0, truth, label * items, items);
        }
        return of(probabilities, truth);
    }

    /** The expected calibration error: the mean distance between said and found, weighted by how much was said. */
    double expectedError() {
        double sum = 0;
        int count = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.said() - bin.found());
            count += bin.count();
        }
        return count == 0 ? 0 : sum / count;
    }
}
