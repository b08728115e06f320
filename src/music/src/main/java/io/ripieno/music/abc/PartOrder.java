package io.ripieno.music.abc;

import io.ripieno.music.score.ScoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The order in which the parts of a tune are played, written as in {@code P:A(BC)2.D3}. */
final class PartOrder {
    private static final int MAX_DEPTH = 32;

    private PartOrder() {}

    /** Whether a text is an order of parts rather than a word. */
    static boolean isOrder(String text) {
        return text.matches("[0-9().* \\t]*[A-Z][A-Z0-9().* \\t]*");
    }

    /**
     * The parts one by one.
     *
     * @param limit on their number
     */
    static List<String> parse(String text, int limit, AbcFault fault) throws ScoreException {
        Deque<List<String>> open = new ArrayDeque<>();
        List<String> current = new ArrayList<>();
        AbcCursor in = new AbcCursor(text, fault.line());
        while (!in.atEnd()) {
            char c = in.next();
            List<String> last;
            if (c == '(') {
                if (open.size() == MAX_DEPTH) {
                    throw fault.tooLarge(
                            "The order of parts " + AbcCursor.shown(text) + " nests over " + MAX_DEPTH + " parentheses",
                            "write it flatter");
                }
                open.push(current);
                current = new ArrayList<>();
                continue;
            } else if (c == ')') {
                if (open.isEmpty()) {
                    throw fault.unreadable(
                            "The order of parts " + AbcCursor.shown(text) + " closes a parenthesis that is not open",
                            "remove it");
                }
                last = current;
                current = open.pop();
            } else if (c >= 'A' && c <= 'Z') {
                last = List.of(String.valueOf(c));
            } else {
                continue;
            }
            long times = in.atDigit() ? in.number("times that a part is played") : 1;
            if (current.size() + times * last.size() > limit) {
                throw fault.tooLarge(
                        "The order of parts " + AbcCursor.shown(text) + " gives over " + limit + " parts",
                        "write a shorter one");
            }
            for (int time = 0; time < times; time++) {
                current.addAll(last);
            }
        }
        if (!open.isEmpty()) {
            throw fault.unreadable(
                    "The order of parts " + AbcCursor.shown(text) + " leaves a parenthesis open", "close it with )");
        }
        return List.copyOf(current);
    }
}
