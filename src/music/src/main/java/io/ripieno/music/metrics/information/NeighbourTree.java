package io.ripieno.music.metrics.information;

import java.util.Arrays;

/**
 * Points of the plane in a k-d tree (Bentley 1975), for nearest neighbours by the Chebyshev distance. The tree is the
 * order of the points: each range is halved at its median along its longer side.
 */
final class NeighbourTree {
    private static final int LEAF = 8;

    private final double[] x;
    private final double[] y;
    private final boolean[] alongX;
    private final double[] border;
    private final double[] nearest;
    private int self;

    NeighbourTree(double[] x, double[] y, int neighbours) {
        this.x = x.clone();
        this.y = y.clone();
        alongX = new boolean[x.length];
        border = new double[x.length];
        nearest = new double[neighbours];
        halve(0, x.length);
    }

    int size() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /** The distance of a point, by its place in the tree, to its furthest wanted neighbour; itself is left out. */
    double distance(int point) {
        self = point;
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        search(0, x.length);
        return nearest[nearest.length - 1];
    }

    private void search(int from, int to) {
        if (to - from <= LEAF) {
            for (int i = from; i < to; i++) {
                double distance = Math.max(Math.abs(x[i] - x[self]), Math.abs(y[i] - y[self]));
                if (distance < nearest[nearest.length - 1] && i != self) {
                    keep(distance);
                }
            }
            return;
        }
        int middle = (from + to) >>> 1;
        double beyond = (alongX[middle] ? x[self] : y[self]) - border[middle];
        if (beyond < 0) {
            search(from, middle);
            if (-beyond < nearest[nearest.length - 1]) {
                search(middle, to);
            }
        } else {
            search(middle, to);
            if (beyond < nearest[nearest.length - 1]) {
                search(from, middle);
            }
        }
    }

    private void keep(double distance) {
        int place = nearest.length - 1;
        while (place > 0 && nearest[place - 1] > distance) {
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearest[place] = distance;
    }

    private void halve(int from, int to) {
        if (to - from <= LEAF) {
            return;
        }
        int middle = (from + to) >>> 1;
        boolean longer = extent(x, from, to) >= extent(y, from, to);
        alongX[middle] = longer;
        double[] key = longer ? x : y;
        select(key, from, to - 1, middle);
        border[middle] = key[middle];
        halve(from, middle);
        halve(middle, to);
    }

    /** Brings the point of rank {@code wanted} along {@code key} to its place, and no greater one before it. */
    private void select(double[] key, int from, int last, int wanted) {
        int low = from;
        int high = last;
        while (low < high) {
            double pivot = median(key[low], key[(low + high) >>> 1], key[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (key[i] < pivot) {
                    i++;
                }
                while (key[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        double keptX = x[i];
        double keptY = y[i];
        x[i] = x[j];
        y[i] = y[j];
        x[j] = keptX;
        y[j] = keptY;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static double extent(double[] values, int from, int to) {
        double least = values[from];
        double greatest = values[from];
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        return greatest - least;
    }
}
