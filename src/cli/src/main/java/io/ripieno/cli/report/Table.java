package io.ripieno.cli.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in plain text: a line of titles, then the rows, each column as wide as its longest cell. */
public final class Table {
    private static final String GAP = "  ";

    /** Which side of its column a cell keeps to. */
    public enum Side {
        LEFT,
        RIGHT
    }

    private final List<String> titles = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column to the right. */
    public Table column(String title, Side side) {
        titles.add(title);
        sides.add(side);
        return this;
    }

    /**
     * Adds a row below; missing cells at its end stay empty.
     *
     * @throws IllegalArgumentException if there are more cells than columns
     */
    public Table row(String... cells) {
        if (cells.length > titles.size()) {
            throw new IllegalArgumentException(
                    "a row of %d cells in a table of %d columns".formatted(cells.length, titles.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    public void print(PrintStream out) {
        lines(Integer.MAX_VALUE).forEach(out::println);
    }

    /** The title and the rows, each cut where the line would be longer than so many characters. */
    public List<String> lines(int columns) {
        int[] widths = IntStream.range(0, titles.size()).map(this::width).toArray();
        return Stream.concat(Stream.of(titles), rows.stream())
                .map(row -> cut(line(row, widths), columns))
                .toList();
    }

    private int width(int column) {
        int widest = length(titles.get(column));
        for (List<String> row : rows) {
            if (column < row.size()) {
                widest = Math.max(widest, length(row.get(column)));
            }
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? "" : GAP);
            line.append(sides.get(column) == Side.LEFT ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    /** A text of at most so many characters, the last of them an ellipsis if something is missing. */
    public static String shorten(String text, int length) {
        return length(text) <= length ? text : cut(text, length - 1) + "…";
    }

    /** The beginning of a text, at most so many characters. */
    static String cut(String text, int length) {
        return length(text) <= length ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, length)));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
