package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how far the bracket of each ending reaches. A double or final bar, the end of a repeat or the next ending closes it
 * (ABC 2.1, 4.10), however long it is. Of a later ending that runs up to the start of another repeat or the end of the
 * tune without one of these, as many bars as the first ending has are under the bracket.
 */
final class Endings {
    private Endings() {}

    /** The numbers of the ending over each bar, none for most. */
    static List<List<Integer>> of(List<BarDraft> bars) {
        List<List<Integer>> result = new ArrayList<>();
        int firstLength = 0;
        int at = 0;
        while (at < bars.size()) {
            List<Integer> numbers = bars.get(at).endings;
            if (numbers.isEmpty()) {
                result.add(List.of());
                at++;
                continue;
            }
            int end = end(bars, at);
            boolean first = numbers.contains(1);
            int length = first || firstLength == 0 || isClosed(bars, end) ? end - at : Math.min(end - at, firstLength);
            firstLength = first ? length : firstLength;
            for (int i = 0; i < length; i++) {
                result.add(numbers);
            }
            at += length;
        }
        return result;
    }

    /** Index behind the last bar that the bracket which begins at an index can reach. */
    private static int end(List<BarDraft> bars, int start) {
        for (int i = start; i < bars.size(); i++) {
            boolean repeats = i + 1 < bars.size() && bars.get(i + 1).startRepeat;
            if (repeats || isClosed(bars, i + 1)) {
                return i + 1;
            }
        }
        return bars.size();
    }

    /** Whether something closes a bracket behind the bar before an index. */
    private static boolean isClosed(List<BarDraft> bars, int end) {
        BarDraft last = bars.get(end - 1);
        return last.endRepeat > 0
                || last.style != Barlines.Style.REGULAR
                || end < bars.size() && !bars.get(end).endings.isEmpty();
    }
}
