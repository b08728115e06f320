package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how far the bracket of each ending reaches, which ABC leaves open: to the next ending, repeat sign or double bar;
 * a later ending that nothing closes to the length of the first.
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
            boolean goesOn = end < bars.size() && !bars.get(end).endings.isEmpty();
            int length = first || goesOn || firstLength == 0 ? end - at : Math.min(end - at, firstLength);
            firstLength = first ? length : firstLength;
            for (int i = 0; i < length; i++) {
                result.add(numbers);
            }
            at += length;
        }
        return result;
    }

    /** Index behind the bar that closes the bracket which begins at an index. */
    private static int end(List<BarDraft> bars, int start) {
        for (int i = start; i < bars.size(); i++) {
            BarDraft bar = bars.get(i);
            boolean nextOpens = i + 1 < bars.size()
                    && (bars.get(i + 1).startRepeat || !bars.get(i + 1).endings.isEmpty());
            if (bar.endRepeat > 0 || bar.style != Barlines.Style.REGULAR || nextOpens) {
                return i + 1;
            }
        }
        return bars.size();
    }
}
