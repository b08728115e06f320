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
 */
public record Numbers(List<Integer> shape, double[] values, List<String> columns) {
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

    /** A table, {@code [rows][columns]}, all rows of one length. */
    public static Numbers of(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[Math.multiplyExact(rows.length, width)];
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != width) {
                throw new IllegalArgumentException(
                        "row %d has %d numbers where the first has %d".formatted(r, rows[r].length, width));
            }
            System.arraycopy(rows[r], 0, values, r * width, width);
        }
        return new Numbers(List.of(rows.length, width), values, List.of());
    }

    /** A list, {@code [items]}. */
    public static Numbers of(double... list) {
        return new Numbers(List.of(list.length), list, List.of());
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
