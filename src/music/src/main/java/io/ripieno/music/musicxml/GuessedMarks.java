package io.ripieno.music.musicxml;

import io.ripieno.music.score.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the marks that count. What is stated to be played wins over signs and words of the same meaning anywhere in the
 * score; a segno or coda sign beside the words that jump to it is part of these words; of coda signs alone the first says
 * where to leave and the others where to go on.
 */
final class GuessedMarks {
    private record Found(int measure, Mark mark) {}

    private final Map<Integer, Set<Mark>> marks = new TreeMap<>();
    private final Set<Mark> stated = EnumSet.noneOf(Mark.class);
    private final List<Found> guessed = new ArrayList<>();

    void add(int measure, BarSign.Jump jump) {
        if (jump.guessed()) {
            guessed.add(new Found(measure, jump.mark()));
        } else {
            stated.add(jump.mark());
            put(measure, jump.mark());
        }
    }

    /** The marks of each measure that has any. */
    Map<Integer, Set<Mark>> kept() {
        guessed.removeIf(guess -> stated.contains(guess.mark()));
        guessed.stream().filter(guess -> !isSign(guess.mark())).forEach(guess -> put(guess.measure(), guess.mark()));
        guessed.removeIf(guess -> !isSign(guess.mark()) || isPartOfWords(guess));
        guessed.forEach(guess -> put(guess.measure(), guess.mark()));
        leaveAtFirstCoda();
        return marks;
    }

    private void leaveAtFirstCoda() {
        List<Set<Mark>> codas =
                marks.values().stream().filter(all -> all.contains(Mark.CODA)).toList();
        boolean leaves = marks.values().stream().anyMatch(all -> all.contains(Mark.TO_CODA));
        if (!leaves && !stated.contains(Mark.CODA) && codas.size() > 1) {
            codas.get(0).remove(Mark.CODA);
            codas.get(0).add(Mark.TO_CODA);
        }
    }

    private boolean isPartOfWords(Found sign) {
        Set<Mark> here = marks.getOrDefault(sign.measure(), Set.of());
        return here.contains(Mark.DAL_SEGNO)
                || sign.mark() == Mark.CODA && (here.contains(Mark.TO_CODA) || here.contains(Mark.DA_CAPO));
    }

    private static boolean isSign(Mark mark) {
        return mark == Mark.SEGNO || mark == Mark.CODA;
    }

    private void put(int measure, Mark mark) {
        marks.computeIfAbsent(measure, key -> EnumSet.noneOf(Mark.class)).add(mark);
    }
}
