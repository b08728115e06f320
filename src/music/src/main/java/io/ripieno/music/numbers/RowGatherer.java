package io.ripieno.music.numbers;

import java.util.Arrays;
import java.util.List;

/** Takes numbers in one by one, never more than are allowed. */
final class RowGatherer {
    private final String name;
    private final int most;
    private double[] values = new double[16];
    private int count;
    private int[] ends = new int[16];
    private int rows;

    /**
     * @param name of the file, for errors
     * @param most numbers, with those that rows are filled up with
     */
    RowGatherer(String name, int most) {
        this.name = name;
        this.most = most;
    }

    void add(double number) throws TooManyNumbersException {
        requireLess(count);
        values = count == values.length ? Arrays.copyOf(values, grown(count)) : values;
        values[count++] = number;
    }

    void endRow() throws TooManyNumbersException {
        requireLess(rows);
        ends = rows == ends.length ? Arrays.copyOf(ends, grown(rows)) : ends;
        ends[rows++] = count;
    }

    private void requireLess(int size) throws TooManyNumbersException {
        if (size >= most) {
            throw new TooManyNumbersException(name, most);
        }
    }

    private int grown(int size) {
        return (int) Math.min(most, 2L * size);
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** All numbers, whatever their rows. */
    double[] values() {
        return Arrays.copyOf(values, count);
    }

    /**
     * A table; rows that are shorter than the longest are filled up with NaN.
     *
     * @param columns names, which are dropped if there are not as many as columns
     */
    Numbers table(List<String> columns) throws TooManyNumbersException {
        int width = 0;
        int uneven = -1;
        for (int r = 0; r < rows; r++) {
            width = Math.max(width, length(r));
            uneven = uneven < 0 && length(r) != length(0) ? r : uneven;
        }
        if ((long) rows * width > most) {
            throw new TooManyNumbersException(name, most);
        }
        double[] filled = new double[rows * width];
        Arrays.fill(filled, Double.NaN);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values, ends[r] - length(r), filled, r * width, length(r));
        }
        return new Numbers(List.of(rows, width), filled, columns.size() == width ? columns : List.of(), uneven);
    }

    private int length(int row) {
        return ends[row] - (row == 0 ? 0 : ends[row - 1]);
    }
}
