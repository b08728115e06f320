package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One way through the measures of a score, as a player takes it. */
final class Playing {
    /** Measures that may be passed over for each that may be played, before the score counts as endless. */
    private static final int PATIENCE = 100;

    private final List<Measure> measures;
    private final ScoreLimits limits;
    private final Sections sections;
    private final List<Integer> order = new ArrayList<>();
    private final Set<Integer> jumpsTaken = new HashSet<>();
    private final Map<Mark, TreeSet<Integer>> targets = new EnumMap<>(Mark.class);
    private int position;
    private int pass = 1;

    Playing(List<Measure> measures, ScoreLimits limits) {
        this.measures = measures;
        this.limits = limits;
        this.sections = new Sections(measures);
        for (int i = 0; i < measures.size(); i++) {
            for (Mark mark : measures.get(i).barlines().marks()) {
                targets.computeIfAbsent(mark, any -> new TreeSet<>()).add(i);
            }
        }
    }

    List<Integer> order() throws ScoreException {
        long patience = (long) PATIENCE * limits.maxMeasures();
        while (position < measures.size()) {
            if (patience-- == 0) {
                throw tooLong();
            }
            Barlines barlines = measures.get(position).barlines();
            if (!barlines.endings().isEmpty() && !barlines.endings().contains(pass)) {
                moveOn();
                continue;
            }
            if (order.size() == limits.maxMeasures()) {
                throw tooLong();
            }
            order.add(position);
            if (barlines.endRepeat() > 0 && pass < sections.passes(position)) {
                pass++;
                position = sections.start(position);
            } else if (barlines.has(Mark.FINE) && !jumpsTaken.isEmpty()) {
                return order;
            } else {
                jumpOrMoveOn(barlines);
            }
        }
        return order;
    }

    private void jumpOrMoveOn(Barlines barlines) throws ScoreException {
        if (barlines.has(Mark.TO_CODA) && !jumpsTaken.isEmpty()) {
            jump(target(Mark.CODA, true));
        } else if (barlines.has(Mark.DA_CAPO) && jumpsTaken.add(position)) {
            jump(0);
        } else if (barlines.has(Mark.DAL_SEGNO) && jumpsTaken.add(position)) {
            jump(target(Mark.SEGNO, false));
        } else {
            moveOn();
        }
    }

    private void moveOn() {
        position++;
        if (position < measures.size() && sections.start(position) == position) {
            pass = 1;
        }
    }

    /** Goes to a measure, on the first pass that has it. */
    private void jump(int to) {
        position = to;
        SortedSet<Integer> endings = measures.get(to).barlines().endings();
        pass = endings.isEmpty() ? 1 : endings.first();
    }

    private ScoreException tooLong() {
        return new ScoreException(
                Problem.TOO_LARGE,
                Place.WHOLE,
                "Playing out the repeats does not end within " + limits.maxMeasures() + " measures; measure "
                        + measures.get(position).label()
                        + " is reached again and again. Maybe the number of its repeats is wrong: correct it, or raise the"
                        + " limit on measures.");
    }

    /** The nearest measure with a mark, in one direction if there is one there. */
    private int target(Mark mark, boolean ahead) throws ScoreException {
        TreeSet<Integer> marked = targets.getOrDefault(mark, new TreeSet<>());
        if (!marked.isEmpty()) {
            Integer nearest = ahead ? marked.higher(position) : marked.floor(position);
            return nearest != null ? nearest : ahead ? marked.first() : marked.last();
        }
        throw new ScoreException(
                Problem.UNPLAYABLE,
                Place.WHOLE,
                "Measure " + measures.get(position).label() + " leads to a "
                        + mark.name().toLowerCase(Locale.ROOT)
                        + ", but the score has none: mark the measure to go to, or take out the jump.");
    }
}
