package io.ripieno.cli.evaluate;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.music.metrics.evaluation.Axis;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as people read them: those along the same axes in one table. What is too wide for a table is only named. */
record EvaluationText(Terminal terminal) {
    private static final int MOST_COLUMNS = 14;
    private static final int MOST_ROWS = 60;

    void print(Evaluation evaluation) {
        List<Figure> block = new ArrayList<>();
        boolean single = evaluation.figures().stream()
                        .map(Figure::item)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .count()
                == 1;
        for (Figure figure : evaluation.figures()) {
            if (single && isSummaryOfOne(figure, evaluation)) {
                continue;
            }
            if (!block.isEmpty() && !goesWith(block.get(0), figure)) {
                print(block);
                block.clear();
            }
            block.add(figure);
        }
        if (!block.isEmpty()) {
            print(block);
        }
    }

    /** What is said of a single recording is not said again of all. */
    private static boolean isSummaryOfOne(Figure figure, Evaluation evaluation) {
        return figure.item().isEmpty()
                && evaluation.figures().stream()
                        .anyMatch(
                                other -> !other.item().isEmpty() && other.name().equals(figure.name()));
    }

    private static boolean goesWith(Figure first, Figure next) {
        return first.item().equals(next.item())
                && first.axes().size() < 2
                && first.axes().equals(next.axes());
    }

    private void print(List<Figure> block) {
        Figure first = block.get(0);
        if (!first.item().isEmpty()) {
            terminal.line(first.item());
        }
        switch (first.axes().size()) {
            case 0 -> numbers(block);
            case 1 -> columns(block, first.axes().get(0));
            default -> matrix(first);
        }
    }

    private void numbers(List<Figure> block) {
        Table table = new Table()
                .column("measure", Side.LEFT)
                .column("value", Side.RIGHT)
                .column("unit", Side.LEFT);
        block.forEach(figure -> table.row(figure.name(), text(figure, figure.values()[0]), figure.unit()));
        table.print(terminal.out());
    }

    private void columns(List<Figure> block, Axis axis) {
        Table table = new Table().column(axis.name(), Side.LEFT);
        block.forEach(figure -> table.column(title(figure), Side.RIGHT));
        for (int row = 0; row < Math.min(MOST_ROWS, axis.labels().size()); row++) {
            List<String> cells = new ArrayList<>(List.of(axis.labels().get(row)));
            for (Figure figure : block) {
                cells.add(text(figure, figure.values()[row]));
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(terminal.out());
        if (axis.labels().size() > MOST_ROWS) {
            terminal.line("... %d more with --json".formatted(axis.labels().size() - MOST_ROWS));
        }
    }

    private void matrix(Figure figure) {
        Axis rows = figure.axes().get(0);
        Axis columns = figure.axes().get(1);
        int width = columns.labels().size();
        if (width > MOST_COLUMNS
                || rows.labels().size() > MOST_ROWS
                || figure.axes().size() > 2) {
            terminal.line("%s: %d values by %s and %s, with --json or --plots"
                    .formatted(title(figure), figure.values().length, rows.name(), columns.name()));
            return;
        }
        Table table = new Table().column(title(figure), Side.LEFT);
        columns.labels().forEach(label -> table.column(label, Side.RIGHT));
        for (int row = 0; row < rows.labels().size(); row++) {
            List<String> cells = new ArrayList<>(List.of(rows.labels().get(row)));
            for (int column = 0; column < width; column++) {
                cells.add(text(figure, figure.values()[row * width + column]));
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(terminal.out());
    }

    private static String title(Figure figure) {
        return figure.unit().isEmpty() ? figure.name() : "%s (%s)".formatted(figure.name(), figure.unit());
    }

    private static String text(Figure figure, double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (figure.unit().equals("dB")) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) < 1e-3 ? "%.2e" : "%.4f", value);
    }
}
