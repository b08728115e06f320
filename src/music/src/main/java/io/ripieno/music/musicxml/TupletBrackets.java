package io.ripieno.music.musicxml;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Tuplet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a voice begin and end the bracket of a tuplet: events of one ratio in a row, until their time is one
 * that needs no tuplet.
 */
final class TupletBrackets {
    private final Set<Integer> starts = new HashSet<>();
    private final Set<Integer> stops = new HashSet<>();

    /** Takes the events of one voice in a measure, in time order. */
    TupletBrackets(List<Event> events) {
        int first = -1;
        int last = -1;
        Rational onset = Rational.ZERO;
        @Nullable Tuplet open = null;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            boolean goesOn = last < 0 || !event.onset().equals(events.get(last).onset());
            if (event.duration().isZero() || !goesOn) {
                continue;
            }
            Tuplet tuplet = event.notation().tuplet();
            if (open != null && !Objects.equals(open, tuplet)) {
                bracket(first, last);
                open = null;
            }
            if (tuplet != null && open == null) {
                open = tuplet;
                first = i;
                onset = event.onset();
            }
            last = i;
            if (open != null && Long.bitCount(event.end().minus(onset).denominator()) == 1) {
                bracket(first, last);
                open = null;
            }
        }
        if (open != null) {
            bracket(first, last);
        }
    }

    boolean startsAt(int index) {
        return starts.contains(index);
    }

    boolean stopsAt(int index) {
        return stops.contains(index);
    }

    private void bracket(int first, int last) {
        if (first != last) {
            starts.add(first);
            stops.add(last);
        }
    }
}
