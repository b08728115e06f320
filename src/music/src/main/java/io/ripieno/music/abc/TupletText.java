package io.ripieno.music.abc;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Tuplet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which notes are written as a tuplet, and how it is announced. */
final class TupletText {
    private TupletText() {}

    /** The tuplet that a note of this duration is written in: its own, or the one that the duration asks for. */
    static @Nullable Tuplet of(Event event, Rational duration) {
        Tuplet own = event.notation().tuplet();
        if (own != null && own.actual() != own.normal() && isDyadic(duration.dividedBy(own.factor()))) {
            return own;
        }
        return isDyadic(duration) ? null : Notation.of(duration).tuplet();
    }

    /** Notes from an index on that are one tuplet: until they fill a time without it, at most as many as it counts. */
    static int length(List<WrittenGroup> groups, int from) {
        Tuplet tuplet = groups.get(from).tuplet();
        Rational time = Rational.ZERO;
        int to = from;
        while (to < groups.size()
                && tuplet != null
                && tuplet.equals(groups.get(to).tuplet())) {
            time = time.plus(groups.get(to).duration());
            to++;
            boolean full = to - from >= tuplet.actual() || !isDyadic(tuplet.factor());
            if (isDyadic(time) && full) {
                break;
            }
        }
        return to - from;
    }

    /** {@code (3}, {@code (3::2} or {@code (5:4:5}: as short as it is read right. */
    static String start(Tuplet tuplet, int notes, boolean compound) {
        int p = tuplet.actual();
        boolean told = Tuplets.defaultTime(p, compound) == tuplet.normal();
        if (notes == p) {
            return told ? "(" + p : "(" + p + ":" + tuplet.normal();
        }
        return "(" + p + ":" + (told ? "" : tuplet.normal()) + ":" + notes;
    }

    private static boolean isDyadic(Rational value) {
        return Long.bitCount(value.denominator()) == 1;
    }
}
