package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.numbers.Numbers;
import java.io.IOException;
import java.util.Arrays;

/** Inputs brought into the shape that a measure takes; a shape that does not fit is told with the input's name. */
final class Tables {
    private Tables() {}

    /** {@code [rows][columns]}; a list is one column. */
    static double[][] matrix(Input input) throws IOException {
        int uneven = input.numbers().uneven();
        if (uneven >= 0) {
            throw new MetricException("Row %d of %s, counted from 0, has another length than the first. Give all alike."
                    .formatted(uneven, input.name()));
        }
        return ragged(input);
    }

    /** The same with rows of any length, which end in NaN. */
    static double[][] ragged(Input input) throws IOException {
        Numbers numbers = input.numbers();
        if (numbers.dimensions() != 1 && numbers.dimensions() != 2) {
            throw wrong(input, numbers, "a table, rows x columns");
        }
        return rows(
                numbers,
                0,
                numbers.shape().get(0),
                numbers.dimensions() == 1 ? 1 : numbers.shape().get(1));
    }

    /** {@code [first][second][third]}. */
    static double[][][] cube(Input input) throws IOException {
        Numbers numbers = input.numbers();
        if (numbers.dimensions() != 3) {
            throw wrong(input, numbers, "samples x rows x points");
        }
        int rows = numbers.shape().get(1);
        double[][][] cube = new double[numbers.shape().get(0)][][];
        Arrays.setAll(cube, i -> rows(numbers, i * rows, rows, numbers.shape().get(2)));
        return cube;
    }

    /** {@code [items]}; of a table its only column. */
    static double[] list(Input input) throws IOException {
        Numbers numbers = input.numbers();
        boolean column = numbers.dimensions() == 2 && numbers.shape().get(1) == 1;
        if (numbers.dimensions() != 1 && !column && numbers.values().length > 0) {
            throw wrong(input, numbers, "a list, or one column");
        }
        return numbers.values();
    }

    /** Columns of a table with at least so many. */
    static double[][] columns(Input input, int least, int most, String what) throws IOException {
        double[][] rows = matrix(input);
        int width = rows.length == 0 ? least : rows[0].length;
        if (width < least || width > most) {
            throw new MetricException("%s has %d columns. Give %s.".formatted(input.name(), width, what));
        }
        double[][] columns = new double[width][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < width; c++) {
                columns[c][r] = rows[r][c];
            }
        }
        return columns;
    }

    private static double[][] rows(Numbers numbers, int from, int count, int width) {
        double[][] rows = new double[count][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(numbers.values(), (from + r) * width, (from + r + 1) * width));
        return rows;
    }

    private static MetricException wrong(Input input, Numbers numbers, String wanted) {
        return new MetricException("%s is %s. Give %s.".formatted(input.name(), numbers.form(), wanted));
    }
}
