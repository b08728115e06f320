package io.ripieno.music.abc;

/** Lines of a text between two of its characters, with their numbers; ends of line are LF, CR LF or CR. */
final class AbcLines {
    private final String text;
    private final int end;
    private int at;
    private int start;
    private int stop;
    private int number;

    /** @param firstLine number of the line at {@code from}, from 1 */
    AbcLines(String text, int from, int end, int firstLine) {
        this.text = text;
        this.end = end;
        at = from;
        number = firstLine - 1;
    }

    /** Moves to the next line; false after the last. */
    boolean next() {
        if (at >= end) {
            return false;
        }
        start = at;
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        stop = at;
        if (at < end) {
            at += text.charAt(at) == '\r' && at + 1 < end && text.charAt(at + 1) == '\n' ? 2 : 1;
        }
        number++;
        return true;
    }

    String line() {
        return text.substring(start, stop);
    }

    /** Where the line begins in the text. */
    int start() {
        return start;
    }

    /** From 1. */
    int number() {
        return number;
    }

    /** Whether the line begins with this letter and a colon. */
    boolean isField(char letter) {
        return stop - start >= 2 && text.charAt(start) == letter && text.charAt(start + 1) == ':';
    }
}
