package io.ripieno.music.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A value that changes at times. Kept in canonical form: sorted, beginning at 0, without changes that change nothing;
 * of several changes at one time the last counts.
 */
public record Timeline<T>(List<Change<T>> changes) {
    /** From a time on, a value. */
    public record Change<T>(Rational onset, T value) {}

    /** Throws {@link IllegalArgumentException} if nothing holds at time 0; see {@link #of}. */
    public Timeline {
        changes = canonical(changes);
        if (changes.isEmpty() || !changes.get(0).onset().isZero()) {
            throw new IllegalArgumentException("A timeline needs a value at 0: " + changes);
        }
    }

    /** One value throughout. */
    public static <T> Timeline<T> of(T value) {
        return new Timeline<>(List.of(new Change<>(Rational.ZERO, value)));
    }

    /** Changes, before the first of which the given value holds. */
    public static <T> Timeline<T> of(T before, List<Change<T>> changes) {
        List<Change<T>> all = new ArrayList<>();
        all.add(new Change<>(Rational.ZERO, before));
        all.addAll(changes);
        return new Timeline<>(all);
    }

    public T at(Rational onset) {
        return changes.get(indexAt(onset)).value();
    }

    /** Whether the value changes at a time, or the time is 0. */
    public boolean changesAt(Rational onset) {
        return changes.get(indexAt(onset)).onset().equals(onset);
    }

    /** Whether the value never changes. */
    public boolean isConstant() {
        return changes.size() == 1;
    }

    public T first() {
        return changes.get(0).value();
    }

    int indexAt(Rational onset) {
        int low = 0;
        int high = changes.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (changes.get(middle).onset().isAfter(onset)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static <T> List<Change<T>> canonical(List<Change<T>> changes) {
        List<Change<T>> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(Change::onset));
        List<Change<T>> result = new ArrayList<>();
        for (Change<T> change : sorted) {
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).onset().equals(change.onset())) {
                result.remove(last--);
            }
            if (last < 0 || !result.get(last).value().equals(change.value())) {
                result.add(change);
            }
        }
        return List.copyOf(result);
    }
}
