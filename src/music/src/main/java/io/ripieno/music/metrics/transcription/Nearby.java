package io.ripieno.music.metrics.transcription;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Estimates in the order of a time, to find those that may be near enough without testing all.
 *
 * @param time that is compared
 * @param reach how far from a reference estimates are looked for, seconds
 * @param times {@code [estimates]}, ascending
 * @param order {@code [estimates]}: the index of each
 */
record Nearby(ToDoubleFunction<SoundingNote> time, ToDoubleFunction<SoundingNote> reach, double[] times, int[] order) {
    /** More than distances lose when they are rounded. */
    private static final double ROUNDING = 1e-3;

    static Nearby onsets(List<SoundingNote> estimates, Tolerances tolerances) {
        return of(estimates, SoundingNote::onset, reference -> tolerances.onset());
    }

    static Nearby offsets(List<SoundingNote> estimates, Tolerances tolerances) {
        return of(estimates, SoundingNote::offset, tolerances::offsetBound);
    }

    private static Nearby of(
            List<SoundingNote> estimates, ToDoubleFunction<SoundingNote> time, ToDoubleFunction<SoundingNote> reach) {
        int[] order = IntStream.range(0, estimates.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> time.applyAsDouble(estimates.get(i))))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] times = IntStream.of(order)
                .mapToDouble(i -> time.applyAsDouble(estimates.get(i)))
                .toArray();
        return new Nearby(time, reach, times, order);
    }

    /** The estimates within reach of a reference, and maybe some just beyond, rising. */
    IntStream to(SoundingNote reference) {
        double at = time.applyAsDouble(reference);
        double around = reach.applyAsDouble(reference) + ROUNDING;
        return Arrays.stream(order, first(at - around), first(Math.nextUp(at + around)))
                .sorted();
    }

    /** How many are before a time. */
    private int first(double time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
