package io.ripieno.music.attribute;

import io.ripieno.music.measure.TickGrid;
import io.ripieno.music.measure.TokenBar;
import io.ripieno.music.score.Rational;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shannon entropies of what happens in a bar, in bits. */
final class Entropies {
    private Entropies() {}

    static double ofRhythm(TokenBar bar) {
        int[] onsets = IntStream.range(0, TickGrid.TICKS)
                .filter(tick -> bar.at(tick).isOnset())
                .toArray();
        return bits(IntStream.range(0, onsets.length).mapToObj(i -> length(onsets, i)));
    }

    static double ofIntervals(TokenBar bar) {
        int[] midi = Attribute.midi(bar);
        return bits(IntStream.range(1, midi.length).mapToObj(i -> Math.abs(midi[i] - midi[i - 1]) % 12));
    }

    private static Rational length(int[] onsets, int i) {
        int next = i + 1 < onsets.length ? onsets[i + 1] : TickGrid.TICKS;
        return TickGrid.onset(next).minus(TickGrid.onset(onsets[i]));
    }

    private static double bits(Stream<?> values) {
        Map<?, Long> counts = values.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double all = counts.values().stream().mapToLong(Long::longValue).sum();
        double bits = 0;
        for (long count : counts.values()) {
            bits -= count / all * Math.log(count / all) / Math.log(2);
        }
        return bits;
    }
}
