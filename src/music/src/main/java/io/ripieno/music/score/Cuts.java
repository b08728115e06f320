package io.ripieno.music.score;

import io.ripieno.music.score.Unfolding.Run;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is sorted by onset, cut where measures begin. */
final class Cuts<T> {
    private final List<T> items;
    /** Index of the first item of each measure, and of the first behind the last measure. */
    private final int[] firsts;

    Cuts(List<T> items, Function<T, Rational> onset, List<Measure> measures) {
        this.items = items;
        this.firsts = new int[measures.size() + 1];
        int next = 0;
        for (int i = 0; i < measures.size(); i++) {
            Rational end = measures.get(i).end();
            firsts[i] = next;
            while (next < items.size() && onset.apply(items.get(next)).isBefore(end)) {
                next++;
            }
        }
        firsts[measures.size()] = next;
    }

    /** What begins in a run of measures. */
    List<T> in(Run run) {
        return items.subList(firsts[run.from()], firsts[run.to()]);
    }

    /** The last that begins before a run of measures, or null. */
    @Nullable
    T before(Run run) {
        int first = firsts[run.from()];
        return first == 0 ? null : items.get(first - 1);
    }

    /** Adds to each count how many begin before the measure of that index. */
    void addTo(long[] counts) {
        for (int i = 0; i < firsts.length; i++) {
            counts[i] += firsts[i];
        }
    }
}
