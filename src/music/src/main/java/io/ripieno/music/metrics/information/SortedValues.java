package io.ripieno.music.metrics.information;

import java.util.Arrays;

/**
 * Numbers in ascending order, for counting those near a point. Equal cells between the least and the greatest, as many as
 * numbers, say where a search has to begin and to end: counting takes constant time where the numbers are spread, and
 * never more than a binary search.
 */
final class SortedValues {
    private final double[] ascending;
    private final double least;
    private final double perCell;
    private final int[] begins;

    private SortedValues(double[] ascending) {
        this.ascending = ascending;
        int cells = ascending.length;
        least = cells == 0 ? 0 : ascending[0];
        double extent = cells == 0 ? 0 : ascending[cells - 1] - least;
        double density = (cells - 1) / extent;
        perCell = Double.isFinite(density) ? density : 0;
        begins = new int[cells + 1];
        int cell = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            for (int of = cell(ascending[rank]); cell <= of; cell++) {
                begins[cell] = rank;
            }
        }
        Arrays.fill(begins, cell, begins.length, ascending.length);
    }

    static SortedValues of(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return new SortedValues(ascending);
    }

    int size() {
        return ascending.length;
    }

    double get(int rank) {
        return ascending[rank];
    }

    /** How many are at most {@code radius} away from {@code centre}, which is among them, by the rounded difference. */
    int within(double radius, double centre) {
        return firstBeyond(radius, centre) - firstInside(radius, centre);
    }

    private int firstInside(double radius, double centre) {
        int cell = cell(centre - radius);
        int low = begins[cell];
        int high = begins[cell + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (centre - ascending[middle] <= radius) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        while (low > 0 && centre - ascending[low - 1] <= radius) {
            low--;
        }
        while (centre - ascending[low] > radius) {
            low++;
        }
        return low;
    }

    private int firstBeyond(double radius, double centre) {
        int cell = cell(centre + radius);
        int low = begins[cell];
        int high = begins[cell + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] - centre <= radius) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low > 0 && ascending[low - 1] - centre > radius) {
            low--;
        }
        while (low < ascending.length && ascending[low] - centre <= radius) {
            low++;
        }
        return low;
    }

    private int cell(double value) {
        return (int) Math.min(ascending.length - 1, Math.max(0, (value - least) * perCell));
    }
}
