package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Histogram;
import io.ripieno.music.metrics.latent.Gap;
import io.ripieno.music.metrics.latent.Modularity;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What binned codes tell of factors.
 *
 * @param information {@code [codes][factors]}, nats
 * @param entropies {@code [factors]}, nats
 */
public record HistogramScores(double[][] information, double[] entropies) {
    /** As many bins as is usual. */
    public static final int BINS = 20;

    public static HistogramScores of(FactorSample sample, int bins) {
        double[][] information = IntStream.range(0, sample.codes())
                .mapToObj(d -> {
                    int[] binned = Histogram.bins(sample.code(d), bins);
                    return IntStream.range(0, sample.factors())
                            .mapToDouble(i -> Histogram.information(binned, sample.factor(i)))
                            .toArray();
                })
                .toArray(double[][]::new);
        return new HistogramScores(
                information,
                IntStream.range(0, sample.factors())
                        .mapToDouble(i -> Histogram.entropy(sample.factor(i)))
                        .toArray());
    }

    /** The mean over factors of the mutual information gap over the entropy; two codes at least. */
    public double mig() {
        if (information.length < 2) {
            throw new MetricException("A gap between the informations of one code is not defined. Give at least two.");
        }
        return IntStream.range(0, entropies.length)
                .mapToDouble(i -> Gap.of(Arrays.stream(information)
                                        .mapToDouble(row -> row[i])
                                        .toArray())
                                .size()
                        / entropies[i])
                .average()
                .orElseThrow();
    }

    /** The mean over codes of whether each tells of one factor alone; two factors at least. */
    public double modularity() {
        if (entropies.length < 2) {
            throw new MetricException("Modularity of one factor is not defined. Give at least two.");
        }
        return modularity(information);
    }

    static double modularity(double[][] information) {
        return Arrays.stream(information)
                .mapToDouble(row -> Modularity.of(row, 0))
                .average()
                .orElseThrow();
    }
}
