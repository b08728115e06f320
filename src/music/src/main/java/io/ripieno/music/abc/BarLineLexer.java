package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.ScoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what separates bars: any run of {@code | : [ ]} that means a bar line or repeat, with the numbers of the ending
 * that starts there ({@code |1}, {@code :|2}, {@code [1,3}, {@code [1-3}).
 */
final class BarLineLexer {
    /** Endings are numbered up to this, and passages repeated as many times. */
    static final int MAX_TIMES = 64;

    private final AbcCursor in;

    BarLineLexer(AbcCursor in) {
        this.in = in;
    }

    /** The bar line that starts here; colons without a stroke are shared out, {@code ::} to both sides, {@code :} after. */
    AbcToken.BarLine read() throws ScoreException {
        int column = in.column();
        int before = in.countOf(':');
        int strokes = 0;
        boolean thickBefore = false;
        boolean thickAfter = false;
        while (in.peek() == '|' || in.peek() == ']' || (in.peek() == '[' && in.peek(1) == '|')) {
            switch (in.next()) {
                case '|' -> strokes++;
                case '[' -> thickBefore = true;
                default -> thickAfter = true;
            }
        }
        int after = in.countOf(':');
        if (strokes == 0 && !thickAfter) {
            after = before - before / 2;
            before = before / 2;
        }
        int times = 1 + Math.max(before, after);
        if (times > MAX_TIMES) {
            throw in.unreadable(
                    column,
                    "A passage is to be played " + times + " times, over the limit of " + MAX_TIMES,
                    "write fewer colons");
        }
        return new AbcToken.BarLine(column, before, after, style(strokes, thickBefore, thickAfter), endings());
    }

    /** {@code [|]} is invisible. */
    private static Barlines.Style style(int strokes, boolean thickBefore, boolean thickAfter) {
        if (thickBefore && thickAfter && strokes == 1) {
            return Barlines.Style.REGULAR;
        }
        return thickAfter
                ? Barlines.Style.FINAL
                : thickBefore || strokes > 1 ? Barlines.Style.DOUBLE : Barlines.Style.REGULAR;
    }

    private List<Integer> endings() throws ScoreException {
        if (in.peek() == '[' && AbcCursor.isDigit(in.peek(1))) {
            in.skip();
        }
        List<Integer> numbers = new ArrayList<>();
        boolean more = in.atDigit();
        while (more) {
            addRange(numbers);
            more = (in.peek() == ',' || in.peek() == '.') && AbcCursor.isDigit(in.peek(1));
            if (more) {
                in.skip();
            }
        }
        return numbers.stream().distinct().sorted().toList();
    }

    private void addRange(List<Integer> numbers) throws ScoreException {
        int column = in.column();
        int first = in.number("an ending");
        int last = first;
        if (in.peek() == '-' && AbcCursor.isDigit(in.peek(1))) {
            in.skip();
            last = in.number("an ending");
        }
        if (first < 1 || last < first || last > MAX_TIMES) {
            throw in.unreadable(
                    column,
                    "An ending is numbered " + first + (last == first ? "" : "-" + last),
                    "number endings from 1 to " + MAX_TIMES);
        }
        if (numbers.size() > MAX_TIMES) {
            throw in.unreadable(column, "An ending has over " + MAX_TIMES + " numbers", "name each of them once");
        }
        for (int number = first; number <= last; number++) {
            numbers.add(number);
        }
    }
}
