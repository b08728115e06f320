package io.ripieno.music.numbers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An array of numbers in memory.
 *
 * @param shape sizes of the dimensions; empty for a single number
 * @param values in C order: the last index moves fastest; not copied
 * @param columns names of the indices of the last dimension, if the file has them; else empty
 * @param uneven the first row of a table that had another length than the first, from 0, or -1; shorter rows end in NaN
 */
public record Numbers(List<Integer> shape, double[] values, List<String> columns, int uneven) {
    public Numbers {
        shape = List.copyOf(shape);
        columns = List.copyOf(columns);
        long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    "shape %s has %d elements, not %d".formatted(shape, elements, values.length));
        }
        if (!columns.isEmpty() && (shape.isEmpty() || shape.get(shape.size() - 1) != columns.size())) {
            throw new IllegalArgumentException("%d names of columns for shape %s".formatted(columns.size(), shape));
        }
    }

    /** Numbers of a shape, without names. */
    public static Numbers of(List<Integer> shape, double[] values) {
        return new Numbers(shape, values, List.of(), -1);
    }

    /** A list, {@code [items]}. */
    public static Numbers of(double... list) {
        return of(List.of(list.length), list);
    }

    /** A table, {@code [rows][columns]}; rows that are shorter than the longest are filled up with NaN. */
    public static Numbers of(double[][] rows) {
        RowGatherer gathered = new RowGatherer("a table", Integer.MAX_VALUE - 8);
        try {
            for (double[] row : rows) {
                for (double number : row) {
                    gathered.add(number);
                }
                gathered.endRow();
            }
            return gathered.table(List.of());
        } catch (TooManyNumbersException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public int dimensions() {
        return shape.size();
    }

    /** The names of the columns, or their indices from 0 where they have none; of a list its only column. */
    public List<String> labels() {
        if (!columns.isEmpty()) {
            return columns;
        }
        int width = shape.size() < 2 ? 1 : shape.get(shape.size() - 1);
        return IntStream.range(0, width).mapToObj(Integer::toString).toList();
    }

    /** {@code 5000 x 32}. */
    public String form() {
        return shape.isEmpty()
                ? "1 number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
