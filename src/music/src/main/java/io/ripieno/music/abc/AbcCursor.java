package io.ripieno.music.abc;

import io.ripieno.music.abc.AbcToken.Length;
import io.ripieno.music.score.ScoreException;
import java.util.function.IntPredicate;

/** A place in a line of text that moves to the right, and the small things that are read there: numbers, lengths. */
final class AbcCursor {
    /** Largest number that music may hold, be it a length, a count or the parts of a tuplet. */
    static final int MAX_NUMBER = 65_536;

    /** Longest name of a decoration. */
    private static final int MAX_NAME = 100;

    private final String text;
    private final int line;
    private int at;

    AbcCursor(String text, int line) {
        this.text = text;
        this.line = line;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Text fit for a message: at most 40 characters. */
    static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    int column() {
        return at + 1;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean atDigit() {
        return isDigit(peek());
    }

    char peek() {
        return peek(0);
    }

    /** The character so many places ahead; NUL beyond the end. */
    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    char before() {
        return text.charAt(at - 1);
    }

    char next() {
        return text.charAt(at++);
    }

    void skip() {
        at++;
    }

    /** Passes the given character if it is next. */
    boolean take(char c) {
        if (peek() != c || atEnd()) {
            return false;
        }
        at++;
        return true;
    }

    /** The next characters, which stay next. */
    String ahead(int length) {
        return text.substring(at, at + length);
    }

    String take(int length) {
        String taken = text.substring(at, at + length);
        at += length;
        return taken;
    }

    /** Passes all that follow of one character and tells how many they were. */
    int countOf(char c) {
        int start = at;
        while (take(c)) {}
        return at - start;
    }

    /** What stands before the next such character, or up to the end of the line. */
    String until(char end) {
        int to = text.indexOf(end, at);
        String taken = text.substring(at, to < 0 ? text.length() : to);
        at += taken.length();
        return taken;
    }

    /** Characters, up to 100, from {@code ahead} to the given one if all are allowed and it is there; else -1. */
    int distanceTo(char end, int ahead, IntPredicate allowed) {
        int to = at + ahead;
        int last = Math.min(text.length(), to + MAX_NAME);
        while (to < last && text.charAt(to) != end) {
            if (!allowed.test(text.charAt(to))) {
                return -1;
            }
            to++;
        }
        return to < last ? to - at - ahead : -1;
    }

    /** Whether a bracket and a text in quotes are followed by a space: {@code ["Coda" c4} names a passage, {@code ["C"ce]} a chord. */
    boolean isWordBeforeSpace() {
        int close = text.indexOf('"', at + 2);
        return close > 0 && close + 1 < text.length() && text.charAt(close + 1) == ' ';
    }

    /** Text between double quotes. */
    String quoted() throws ScoreException {
        int column = column();
        skip();
        String inside = until('"');
        if (!take('"')) {
            throw unreadable(column, "A text in quotes (" + shown(inside) + ") is not closed", "end it with \"");
        }
        return inside;
    }

    /** A number of digits, at most {@link #MAX_NUMBER}. */
    int number(String what) throws ScoreException {
        int column = column();
        int value = 0;
        while (atDigit()) {
            value = value * 10 + next() - '0';
            if (value > MAX_NUMBER) {
                throw new AbcFault(line, column)
                        .tooLarge("The number of " + what + " is over " + MAX_NUMBER, "write a smaller one");
            }
        }
        return value;
    }

    /** {@code 3}, {@code 3/2}, {@code /}, {@code //}, {@code 3/} or nothing. */
    Length length() throws ScoreException {
        if (!atDigit() && peek() != '/') {
            return Length.ONE;
        }
        int column = column();
        int actual = atDigit() ? number("a note length") : 1;
        int divisor = 1;
        while (take('/')) {
            divisor = Math.multiplyExact(divisor, atDigit() ? number("a note length") : 2);
            if (divisor > MAX_NUMBER) {
                throw new AbcFault(line, column)
                        .tooLarge("A note length is divided by more than " + MAX_NUMBER, "write a longer note");
            }
            if (divisor == 0) {
                break;
            }
        }
        if (actual == 0 || divisor == 0) {
            throw unreadable(column, "A note length is " + actual + "/" + divisor, "write positive numbers");
        }
        return new Length(actual, divisor);
    }

    ScoreException unreadable(int column, String what, String remedy) {
        return new AbcFault(line, column).unreadable(what, remedy);
    }

    ScoreException unsupported(int column, String what, String remedy) {
        return new AbcFault(line, column).unsupported(what, remedy);
    }
}
