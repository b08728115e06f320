package io.ripieno.music.musicxml;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repeats, endings and jumps at their times, put on the measures that begin or end there. */
final class RoadMap {
    private record Placed(Rational time, Rational measureStart, BarSign sign) {}

    private final List<Placed> signs = new ArrayList<>();

    /** Takes what one part's share of a measure has. */
    void add(MeasureDraft share, Rational start, Rational length) {
        for (BarSign sign : share.signs) {
            @Nullable Rational at = sign.at();
            signs.add(new Placed(start.plus(at == null ? length : at.min(length)), start, sign));
        }
    }

    List<Measure> applied(List<Measure> measures) {
        Barlines[] lines = measures.stream().map(Measure::barlines).toArray(Barlines[]::new);
        Map<Integer, Set<Integer>> endings = new HashMap<>();
        Set<Integer> stops = new HashSet<>();
        GuessedMarks guesses = new GuessedMarks();
        for (Placed placed : signs) {
            int i = index(measures, placed);
            BarSign sign = placed.sign();
            if (i < 0) {
                continue;
            }
            if (sign instanceof BarSign.StartRepeat) {
                lines[i] = lines[i].withStartRepeat();
            } else if (sign instanceof BarSign.EndRepeat repeat) {
                lines[i] = lines[i].withEndRepeat(Math.max(lines[i].endRepeat(), repeat.times()));
            } else if (sign instanceof BarSign.Line line) {
                lines[i] = lines[i].with(line.style());
            } else if (sign instanceof BarSign.EndingStart start) {
                endings.put(i, start.numbers());
            } else if (sign instanceof BarSign.EndingStop) {
                stops.add(i);
            } else if (sign instanceof BarSign.Jump jump) {
                guesses.add(i, jump);
            }
        }
        guesses.kept().forEach((i, marks) -> marks.forEach(mark -> lines[i] = lines[i].with(mark)));
        bracket(lines, endings, stops);
        List<Measure> marked = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            marked.add(measures.get(i).with(lines[i]));
        }
        return marked;
    }

    /** Puts the numbers of a bracket on every measure under it; one that nothing closes has a single measure. */
    private static void bracket(Barlines[] lines, Map<Integer, Set<Integer>> starts, Set<Integer> stops) {
        for (Map.Entry<Integer, Set<Integer>> start : starts.entrySet()) {
            int first = start.getKey();
            int last = first;
            while (last + 1 < lines.length && !closes(lines, stops, last) && !starts.containsKey(last + 1)) {
                last++;
            }
            boolean closed = closes(lines, stops, last) || last + 1 < lines.length;
            for (int i = first; i <= (closed ? last : first); i++) {
                lines[i] = lines[i].withEndings(start.getValue());
            }
        }
    }

    private static boolean closes(Barlines[] lines, Set<Integer> stops, int measure) {
        return stops.contains(measure) || lines[measure].endRepeat() > 0;
    }

    /** The measure that a sign belongs to, or -1 if there is none. */
    private static int index(List<Measure> measures, Placed placed) {
        BarSign sign = placed.sign();
        boolean atStart = sign instanceof BarSign.StartRepeat
                || sign instanceof BarSign.EndingStart
                || sign instanceof BarSign.Jump jump
                        && (leadsToStart(jump) || placed.time().equals(placed.measureStart()));
        return atStart ? beginning(measures, placed.time()) : ending(measures, placed.time());
    }

    /** A coda sign alone, at the end of a measure, is where to leave, so it does not stand for the next measure. */
    private static boolean leadsToStart(BarSign.Jump jump) {
        return jump.mark() == Mark.SEGNO || jump.mark() == Mark.CODA && !jump.guessed();
    }

    /** The last measure that begins at or before a time, if the time lies in it. */
    private static int beginning(List<Measure> measures, Rational time) {
        int index = after(measures, time) - 1;
        return index >= 0 && time.isBefore(measures.get(index).end()) ? index : -1;
    }

    /** The first measure that ends at or after a time. */
    private static int ending(List<Measure> measures, Rational time) {
        int index = after(measures, time) - 1;
        return index >= 0 && measures.get(index).onset().equals(time) ? index - 1 : index;
    }

    /** Index of the first measure that begins after a time. */
    private static int after(List<Measure> measures, Rational time) {
        int low = 0;
        int high = measures.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (measures.get(middle).onset().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
