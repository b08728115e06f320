package io.ripieno.music.musicxml;

import io.ripieno.music.score.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the marks that count. What is stated to be played wins over signs and words of the same meaning anywhere in the
 * score; of coda signs alone the first says where to leave and the last where to go on; a segno or coda sign beside the
 * words that jump to it is part of these words.
 */
final class GuessedMarks {
    private record Found(int measure, Mark mark, boolean guessed) {}

    private final List<Found> found = new ArrayList<>();

    void add(int measure, BarSign.Jump jump) {
        found.add(new Found(measure, jump.mark(), jump.guessed()));
    }

    /** The marks of each measure that has any. */
    Map<Integer, Set<Mark>> kept() {
        Set<Mark> stated = EnumSet.noneOf(Mark.class);
        found.stream().filter(each -> !each.guessed()).forEach(each -> stated.add(each.mark()));
        found.removeIf(each -> each.guessed() && stated.contains(each.mark()));
        Map<Integer, Set<Mark>> marks = new HashMap<>();
        for (Found each : found) {
            if (!isPartOfWords(each)) {
                marks.computeIfAbsent(each.measure(), measure -> EnumSet.noneOf(Mark.class))
                        .add(each.mark());
            }
        }
        boolean leaves = found.stream().anyMatch(each -> each.mark() == Mark.TO_CODA);
        Set<Integer> codas = new TreeSet<>();
        marks.forEach((measure, all) -> {
            if (all.contains(Mark.CODA)) {
                codas.add(measure);
            }
        });
        if (!leaves && !stated.contains(Mark.CODA) && codas.size() > 1) {
            Set<Mark> first = marks.getOrDefault(codas.iterator().next(), EnumSet.noneOf(Mark.class));
            first.remove(Mark.CODA);
            first.add(Mark.TO_CODA);
        }
        return marks;
    }

    private boolean isPartOfWords(Found sign) {
        if (!sign.guessed()) {
            return false;
        }
        return switch (sign.mark()) {
            case SEGNO -> has(sign.measure(), Mark.DAL_SEGNO);
            case CODA ->
                has(sign.measure(), Mark.TO_CODA)
                        || has(sign.measure(), Mark.DAL_SEGNO)
                        || has(sign.measure(), Mark.DA_CAPO);
            default -> false;
        };
    }

    private boolean has(int measure, Mark mark) {
        return found.stream().anyMatch(each -> each.measure() == measure && each.mark() == mark);
    }
}
