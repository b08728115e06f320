package io.ripieno.music.numbers;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The cells of a line one by one, without the spaces and quotes around them. */
final class Cells implements Iterator<String> {
    private final String line;
    /** A space stands for any run of white space. */
    private final char separator;

    private int next;

    /** @param line of at least one character that is no white space */
    Cells(String line) {
        this.line = line;
        this.separator = separator(line);
        skipSpace();
    }

    private static char separator(String line) {
        for (char separator : new char[] {',', ';', '\t'}) {
            if (line.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return ' ';
    }

    @Override
    public boolean hasNext() {
        return separator == ' ' ? next < line.length() : next <= line.length();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException(line);
        }
        int end = next;
        while (end < line.length() && !separates(line.charAt(end))) {
            end++;
        }
        String cell = line.substring(next, end);
        next = end + 1;
        skipSpace();
        return separator == ' ' ? cell : bare(cell);
    }

    private boolean separates(char character) {
        return separator == ' ' ? Character.isWhitespace(character) : character == separator;
    }

    private void skipSpace() {
        while (separator == ' ' && next < line.length() && Character.isWhitespace(line.charAt(next))) {
            next++;
        }
    }

    private static String bare(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
