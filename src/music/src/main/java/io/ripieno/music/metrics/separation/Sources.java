package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.MetricException;

/**
 * Sources of one recording, all of one shape.
 *
 * @param samples {@code [sources][channels][samples]}, at least one of each, at most 100 sources; not copied
 */
public record Sources(float[][][] samples) {
    private static final int MOST = 100;

    public Sources {
        if (samples.length == 0 || samples[0].length == 0 || samples[0][0].length == 0) {
            throw new MetricException(
                    "There is nothing to compare: sources, channels or samples are none. Give one at least.");
        }
        if (samples.length > MOST) {
            throw new MetricException("%d sources are more than %d. Give [sources][channels][samples], in this order."
                    .formatted(samples.length, MOST));
        }
        for (int s = 0; s < samples.length; s++) {
            if (samples[s].length != samples[0].length) {
                throw new MetricException("Source %d has %d channels and source 0 has %d. Give all the same."
                        .formatted(s, samples[s].length, samples[0].length));
            }
            for (int c = 0; c < samples[s].length; c++) {
                if (samples[s][c].length != samples[0][0].length) {
                    throw new MetricException(
                            "Channel %d of source %d has %d samples and the first has %d. Cut or pad them to one length."
                                    .formatted(c, s, samples[s][c].length, samples[0][0].length));
                }
            }
        }
    }

    /** Sources of one channel, {@code [sources][samples]}. */
    public static Sources mono(float[][] samples) {
        float[][][] wrapped = new float[samples.length][][];
        for (int s = 0; s < samples.length; s++) {
            wrapped[s] = new float[][] {samples[s]};
        }
        return new Sources(wrapped);
    }

    public int count() {
        return samples.length;
    }

    public int channels() {
        return samples[0].length;
    }

    public int length() {
        return samples[0][0].length;
    }

    /** The first source whose channels sum to 0 at every sample of a range, or -1. */
    int silent(int from, int to) {
        for (int s = 0; s < samples.length; s++) {
            if (isSilent(samples[s], from, to)) {
                return s;
            }
        }
        return -1;
    }

    private static boolean isSilent(float[][] source, int from, int to) {
        for (int n = from; n < to; n++) {
            double sum = 0;
            for (float[] channel : source) {
                sum += channel[n];
            }
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    static void requireComparable(Sources references, Sources estimates) {
        if (references.count() != estimates.count()
                || references.channels() != estimates.channels()
                || references.length() != estimates.length()) {
            throw new MetricException(
                    "The references are %s and the estimates %s. Give the same number of both, with the same channels and length."
                            .formatted(references.shape(), estimates.shape()));
        }
        references.requireSounding("Reference");
        estimates.requireSounding("Estimate");
    }

    private void requireSounding(String name) {
        int silent = silent(0, length());
        if (silent >= 0) {
            throw new MetricException(
                    "%s %d is silent from end to end, which is when its channels add up to 0 everywhere, and no ratio is defined for that. Leave the source out."
                            .formatted(name, silent));
        }
    }

    private String shape() {
        return "%d sources x %d channels x %d samples".formatted(count(), channels(), length());
    }
}
