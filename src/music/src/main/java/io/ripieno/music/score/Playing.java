package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One way through the measures of a score, as a player takes it. */
final class Playing {
    /** Measures that may be passed over for each that may be played, before the score counts as endless. */
    private static final int PATIENCE = 100;

    private final List<Measure> measures;
    private final ScoreLimits limits;
    private final Sections sections;
    private final List<Integer> order = new ArrayList<>();
    private final Set<Integer> jumpsTaken = new HashSet<>();
    private int position;
    private int pass = 1;

    Playing(List<Measure> measures, ScoreLimits limits) {
        this.measures = measures;
        this.limits = limits;
        this.sections = new Sections(measures);
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

    private void jump(int to) {
        position = to;
        pass = 1;
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
        int size = measures.size();
        for (int i = 0; i < size; i++) {
            int index = Math.floorMod(ahead ? position + 1 + i : position - i, size);
            if (measures.get(index).barlines().has(mark)) {
                return index;
            }
        }
        throw new ScoreException(
                Problem.UNPLAYABLE,
                Place.WHOLE,
                "Measure " + measures.get(position).label() + " leads to a "
                        + mark.name().toLowerCase(Locale.ROOT)
                        + ", but the score has none: mark the measure to go to, or take out the jump.");
    }
}
