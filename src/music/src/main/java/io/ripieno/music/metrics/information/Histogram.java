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
        double[][] joint = new double[1 + Arrays.stream(x).max().orElseThrow()]
                [1 + Arrays.stream(y).max().orElseThrow()];
        for (int i = 0; i < x.length; i++) {
            joint[x[i]][y[i]]++;
        }
        double[] ofY = new double[joint[0].length];
        for (double[] row : joint) {
            Arrays.setAll(ofY, l -> ofY[l] + row[l]);
        }
        double information = 0;
        for (double[] row : joint) {
            double ofX = Arrays.stream(row).sum();
            for (int l = 0; l < row.length; l++) {
                information += row[l] == 0 ? 0 : row[l] / x.length * Math.log(row[l] * x.length / (ofX * ofY[l]));
            }
        }
        return information;
    }

    /** Nats. */
    public static double entropy(int[] labels) {
        return information(labels, labels);
    }
}
