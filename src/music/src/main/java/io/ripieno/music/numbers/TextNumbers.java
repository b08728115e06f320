package io.ripieno.music.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines of numbers. Cells are parted by commas if the line has any, else semicolons, tabs or spaces; an empty cell is NaN.
 * A first line that is no number names the columns; empty lines and those that begin with {@code #} are passed over.
 */
final class TextNumbers {
    private static final int MOST_NAMES = 1 << 20;

    private final String name;
    private final RowGatherer numbers;
    private List<String> columns = List.of();

    private TextNumbers(String name, int most) {
        this.name = name;
        this.numbers = new RowGatherer(name, most);
    }

    static Numbers read(Path file, String name, int most) throws IOException {
        TextNumbers read = new TextNumbers(name, most);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line; (line = reader.readLine()) != null; ) {
                number++;
                String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
                    read.line(text, number);
                }
            }
        }
        return read.numbers.table(read.columns);
    }

    private void line(String text, int number) throws NumbersException {
        if (numbers.isEmpty() && columns.isEmpty() && isHeader(text)) {
            columns = names(text);
            return;
        }
        Cells cells = new Cells(text);
        for (int c = 1; cells.hasNext(); c++) {
            String cell = cells.next();
            if (!isNumber(cell)) {
                throw new NumbersException(
                        "%s, line %d: '%s' in column %d is no number; mend the line".formatted(name, number, cell, c));
            }
            numbers.add(number(cell));
        }
        numbers.endRow();
    }

    private static boolean isHeader(String text) {
        Cells cells = new Cells(text);
        while (cells.hasNext()) {
            if (isNumber(cells.next())) {
                return false;
            }
        }
        return true;
    }

    private List<String> names(String text) throws NumbersException {
        List<String> names = new ArrayList<>();
        Cells cells = new Cells(text);
        while (cells.hasNext()) {
            names.add(cells.next());
            if (names.size() > MOST_NAMES) {
                throw new NumbersException(
                        "%s names more than %d columns; leave the names out".formatted(name, MOST_NAMES));
            }
        }
        return names;
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
