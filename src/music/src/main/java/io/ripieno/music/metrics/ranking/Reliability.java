package io.ripieno.music.metrics.ranking;

import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.List;

/**
 * How often what is said with a probability is so, in bins of equal width.
 *
 * @param bins that have items, ascending
 */
public record Reliability(List<Bin> bins) {
    /** The usual number of bins. */
    public static final int USUAL_BINS = 10;

    /**
     * What was said with about the same probability.
     *
     * @param count of things said with a probability in the bin
     * @param said their mean probability
     * @param found the share of them that is so
     */
    public record Bin(int count, double said, double found) {
        double error() {
            return Math.abs(said - found);
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    static Reliability of(ScoredItems items, int bins) {
        if (bins < 1) {
            throw new MetricException("bins is %d. Give at least 1.".formatted(bins));
        }
        int[] counts = new int[bins];
        double[] said = new double[bins];
        int[] found = new int[bins];
        for (int i = 0; i < items.items(); i++) {
            double probability = items.scores()[i];
            if (!(probability >= 0 && probability <= 1)) {
                throw new MetricException(
                        "scores[%d] is %s, which is no probability. Give 0 to 1.".formatted(i, probability));
            }
            int bin = Math.min(bins - 1, (int) (probability * bins));
            counts[bin]++;
            said[bin] += probability;
            found[bin] += items.truth()[i] ? 1 : 0;
        }
        List<Bin> filled = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            if (counts[bin] > 0) {
                filled.add(new Bin(counts[bin], said[bin] / counts[bin], (double) found[bin] / counts[bin]));
            }
        }
        return new Reliability(filled);
    }

    /** The mean distance between said and found, weighted by how much was said (ECE); NaN if nothing was said. */
    public double expectedError() {
        double sum = 0;
        int count = 0;
        for (Bin bin : bins) {
            sum += bin.count() * bin.error();
            count += bin.count();
        }
        return sum / count;
    }

    /** The largest distance between said and found of a bin (MCE); NaN if nothing was said. */
    public double largestError() {
        return bins.stream().mapToDouble(Bin::error).max().orElse(Double.NaN);
    }
}
