package io.ripieno.music.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Lines of numbers. Cells are parted by commas if the line has any, else semicolons, tabs or spaces; an empty cell is NaN.
 * A first line that is no number names the columns; empty lines and those that begin with {@code #} are passed over.
 */
final class TextNumbers {
    private TextNumbers() {}

    static Numbers read(Path file, String name) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<String> columns = List.of();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line; (line = reader.readLine()) != null; ) {
                number++;
                String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                if (text.isBlank() || text.stripLeading().startsWith("#")) {
                    continue;
                }
                String[] cells = cells(text);
                if (rows.isEmpty() && columns.isEmpty() && Arrays.stream(cells).noneMatch(TextNumbers::isNumber)) {
                    columns = List.of(cells);
                } else {
                    rows.add(row(cells, name, number));
                }
            }
        }
        return Numbers.of(rows.toArray(double[][]::new), columns);
    }

    private static String[] cells(String line) {
        for (String separator : List.of(",", ";", "\t")) {
            if (line.contains(separator)) {
                return Arrays.stream(line.split(separator, -1))
                        .map(TextNumbers::bare)
                        .toArray(String[]::new);
            }
        }
        return line.strip().split("\\s+");
    }

    private static String bare(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static double[] row(String[] cells, String name, int line) throws NumbersException {
        double[] row = new double[cells.length];
        for (int c = 0; c < cells.length; c++) {
            if (!isNumber(cells[c])) {
                throw new NumbersException("%s, line %d: '%s' in column %d is no number; mend the line"
                        .formatted(name, line, cells[c], c + 1));
            }
            row[c] = number(cells[c]);
        }
        return row;
    }

    private static boolean isNumber(String cell) {
        try {
            number(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** As Java and Python write numbers, {@code nan} and {@code inf} among them. */
    private static double number(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "", "nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "true" -> 1;
            case "false" -> 0;
            default -> Double.parseDouble(cell);
        };
    }
}
