package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bar lines with their repeat signs and endings, and the marks beside them. */
final class BarLineText {
    private final List<Measure> measures;
    private final List<Notice> notices = new ArrayList<>();
    private int firstEndingLength;

    BarLineText(List<Measure> measures) {
        this.measures = measures;
    }

    /** What could not be written as it stands. */
    List<Notice> notices() {
        return notices;
    }

    /** Whether all repeats and endings are numbered low enough to be read. */
    static boolean canTell(Score score) {
        return score.measures().stream()
                .map(Measure::barlines)
                .allMatch(barlines -> barlines.endRepeat() <= BarLineLexer.MAX_TIMES
                        && (barlines.endings().isEmpty() || barlines.endings().last() <= BarLineLexer.MAX_TIMES));
    }

    /** What stands before the first measure. */
    String beforeAll() {
        Barlines first = measures.get(0).barlines();
        return (first.startRepeat() ? "|:" : "") + ending(null, first, "[");
    }

    /** What stands between a measure and the next, or behind the last. */
    String after(int index) {
        Barlines ended = measures.get(index).barlines();
        Barlines next = index + 1 < measures.size() ? measures.get(index + 1).barlines() : null;
        boolean starts = next != null && next.startRepeat();
        boolean plain = ended.style() == Barlines.Style.REGULAR;
        String ending = next == null ? "" : ending(ended, next, starts ? "[" : "");
        if (starts && plain && ended.endRepeat() == 2) {
            return "::" + ending;
        }
        if (starts && plain && ended.endRepeat() == 0 && !closesUnseen(index)) {
            return "|:" + ending;
        }
        return ":".repeat(Math.max(0, ended.endRepeat() - 1)) + stroke(index, ended) + (starts ? " |:" : "") + ending;
    }

    /** Segno and coda, which stand at the start of their measure. */
    static String marksAtStart(Measure measure) {
        return measure.barlines().marks().stream()
                .filter(BarLineText::isAtStart)
                .map(mark -> "!" + DecorationNames.name(mark) + "!")
                .collect(Collectors.joining());
    }

    /** Jumps and Fine, which stand at the end of their measure. */
    static String marksAtEnd(Measure measure) {
        return measure.barlines().marks().stream()
                .filter(mark -> !isAtStart(mark))
                .map(mark -> " !" + DecorationNames.name(mark) + "!")
                .collect(Collectors.joining());
    }

    private static boolean isAtStart(Mark mark) {
        return mark == Mark.SEGNO || mark == Mark.CODA;
    }

    private String stroke(int index, Barlines ended) {
        return switch (ended.style()) {
            case DOUBLE -> "||";
            case FINAL -> "|]";
            case REGULAR -> {
                if (closesUnseen(index)) {
                    notices.add(new Notice(
                            Place.WHOLE,
                            "A double bar closes the ending " + ended.endings() + " of measure "
                                    + measures.get(index).label() + ", since ABC has no other sign for it"));
                    yield "||";
                }
                yield "|";
            }
        };
    }

    /** Whether {@link Endings} would take the bracket over this measure to go on, or to end before. */
    private boolean closesUnseen(int index) {
        Barlines ended = barlines(index);
        boolean goesOn =
                index + 1 < measures.size() && barlines(index + 1).endings().equals(ended.endings());
        if (ended.endings().isEmpty() || goesOn || isClosed(index)) {
            return false;
        }
        int end = index + 1;
        boolean closed = false;
        while (!closed && end < measures.size() && !barlines(end).startRepeat()) {
            closed = isClosed(end);
            end++;
        }
        int length = length(index, ended.endings());
        int reach = length + end - index - 1;
        boolean whole = closed || firstEndingLength == 0 || ended.endings().contains(1);
        return length != (whole ? reach : Math.min(reach, firstEndingLength));
    }

    /** Whether something closes a bracket behind a measure. */
    private boolean isClosed(int index) {
        Barlines barlines = barlines(index);
        return barlines.endRepeat() > 0
                || barlines.style() != Barlines.Style.REGULAR
                || index + 1 < measures.size() && begins(barlines, barlines(index + 1));
    }

    private Barlines barlines(int index) {
        return measures.get(index).barlines();
    }

    private int length(int last, SortedSet<Integer> endings) {
        int first = last;
        while (first > 0
                && measures.get(first - 1).barlines().endings().equals(endings)
                && measures.get(first - 1).barlines().endRepeat() == 0) {
            first--;
        }
        return last - first + 1;
    }

    private String ending(@Nullable Barlines before, Barlines next, String bracket) {
        if (!begins(before, next)) {
            return "";
        }
        String numbers = next.endings().stream().map(String::valueOf).collect(Collectors.joining(","));
        return bracket + numbers;
    }

    private static boolean begins(@Nullable Barlines before, Barlines next) {
        return !next.endings().isEmpty()
                && (before == null
                        || before.endRepeat() > 0
                        || !before.endings().equals(next.endings()));
    }

    /** Takes note of the ending of a measure that has been written. */
    void passed(int index) {
        Barlines barlines = measures.get(index).barlines();
        if (barlines.endings().contains(1)) {
            firstEndingLength = length(index, barlines.endings());
        }
    }
}
