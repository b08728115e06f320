package io.ripieno.music.metrics.information;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;

/** Mutual information from counts, of numbers that were put into bins of equal width or of labels. */
public final class Histogram {
    private Histogram() {}

    /** {@code [items]}: the bin of each, from 0 to {@code bins} − 1, by the left edges; the greatest is in the last. */
    public static int[] bins(double[] numbers, int bins) {
        if (bins < 1) {
            throw new MetricException("bins is %d. Give at least 1; 20 is usual.".formatted(bins));
        }
        double least = Arrays.stream(numbers).min().orElse(0);
        double greatest = Arrays.stream(numbers).max().orElse(0);
        double start = least == greatest ? least - 0.5 : least;
        double width = (least == greatest ? 1 : greatest - least) / bins;
        double[] edges = new double[bins];
        Arrays.setAll(edges, i -> start + i * width);
        return Arrays.stream(numbers)
                .mapToInt(x -> {
                    int place = Arrays.binarySearch(edges, x);
                    return place >= 0 ? place : -place - 2;
                })
                .toArray();
    }

    /**
     * The information that two series of labels share, nats.
     *
     * @param x {@code [items]}, at least 0
     * @param y {@code [items]}, at least 0
     */
    public static double information(int[] x, int[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new MetricException("%d labels do not go with %d. Give two for each item, and at least one item."
                    .formatted(x.length, y.length));
        }
        int[] ofX = counts(x);
        int[] ofY = counts(y);
        long[] pairs = new long[x.length];
        Arrays.setAll(pairs, i -> (long) x[i] * ofY.length + y[i]);
        Arrays.sort(pairs);
        double information = 0;
        for (int from = 0, to; from < pairs.length; from = to) {
            to = from + 1;
            while (to < pairs.length && pairs[to] == pairs[from]) {
                to++;
            }
            double both = to - from;
            double expected = (double) ofX[(int) (pairs[from] / ofY.length)] * ofY[(int) (pairs[from] % ofY.length)];
            information += both / x.length * Math.log(both * x.length / expected);
        }
        return information;
    }

    /** Nats; labels are at least 0. */
    public static double entropy(int[] labels) {
        return Arrays.stream(counts(labels))
                .filter(count -> count > 0)
                .mapToDouble(count -> (double) count / labels.length)
                .map(share -> -share * Math.log(share))
                .sum();
    }

    private static int[] counts(int[] labels) {
        int[] counts = new int[1 + Arrays.stream(labels).max().orElse(0)];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
