package io.ripieno.cli.report;

import io.ripieno.contract.text.PlainText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table in {@linkplain PlainText plain text}, whatever the cells say: a line of titles, then the rows, each column as
 * wide as its widest cell.
 */
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
        rows.add(Stream.of(cells).map(PlainText::of).toList());
        return this;
    }

    public void print(PrintStream out) {
        lines(Integer.MAX_VALUE).forEach(out::println);
    }

    /** The title and the rows, each cut where the line would be wider than so many columns. */
    public List<String> lines(int columns) {
        int[] widths = IntStream.range(0, titles.size()).map(this::width).toArray();
        return Stream.concat(Stream.of(titles), rows.stream())
                .map(row -> Columns.cut(line(row, widths), columns))
                .toList();
    }

    private int width(int column) {
        int widest = Columns.of(titles.get(column));
        for (List<String> row : rows) {
            if (column < row.size()) {
                widest = Math.max(widest, Columns.of(row.get(column)));
            }
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - Columns.of(cell));
            line.append(column == 0 ? "" : GAP);
            line.append(sides.get(column) == Side.LEFT ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    /** The text in plain, as much of it as so many columns take; an ellipsis at the end if something is missing. */
    public static String shorten(String text, int columns) {
        String plain = PlainText.of(text);
        return Columns.of(plain) <= columns ? plain : Columns.cut(plain, columns - 1) + "…";
    }

    /** How many columns the text takes in a cell. */
    public static int width(String text) {
        return Columns.of(PlainText.of(text));
    }
}
