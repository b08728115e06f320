package io.ripieno.music.metrics.separation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distortion filters of all estimates in a range of samples.
 *
 * @param all {@code [estimate channel][reference channel][tap]}, from the channels of all references
 * @param own {@code [reference][estimate channel][its channel][tap]}, from those of one reference alone
 */
record Fits(double[][][] all, double[][][][] own) {
    static Fits of(Sources references, Sources estimates, int taps, int from, int to) {
        float[][] truth = channels(references);
        float[][] said = channels(estimates);
        NormalEquations.requireFew(taps, truth.length);
        Correlations correlations = new Correlations(taps);
        double[][][] products = correlations.of(truth, truth, from, to);
        double[][][] targets = correlations.of(truth, said, from, to);
        int each = references.channels();
        double[][][] all = new NormalEquations(
                        taps, products, IntStream.range(0, truth.length).toArray())
                .fit(targets);
        double[][][][] own = new double[references.count()][][][];
        for (int s = 0; s < own.length; s++) {
            int[] used = IntStream.range(s * each, (s + 1) * each).toArray();
            own[s] = references.count() == 1 ? all : new NormalEquations(taps, products, used).fit(targets);
        }
        return new Fits(all, own);
    }

    static float[][] channels(Sources sources) {
        return Arrays.stream(sources.samples()).flatMap(Arrays::stream).toArray(float[][]::new);
    }
}
