package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Where in a picture times and pitches lie. */
final class Layout {
    static final int LEFT = 22;
    static final int TOP = 9;
    static final int PITCH_HEIGHT = 5;

    private static final int RIGHT = 6;
    private static final int BOTTOM = 6;
    private static final int CURVE_GAP = 6;
    private static final int CURVE_HEIGHT = 48;
    private static final int USUAL_SCALE = 24;
    private static final int WIDEST = 20_000;
    private static final int MARGIN = 2;
    private static final int LEAST_PITCHES = 13;

    private final Rational from;
    private final Rational to;
    private final long scale;
    private final int lowest;
    private final int highest;
    private final boolean hasCurve;

    Layout(PianoRollPlot plot) {
        List<Measure> measures = plot.score().measures();
        from = measures.get(plot.shown().first() - 1).onset();
        to = measures.get(plot.shown().last() - 1).end();
        Rational quarters = to.minus(from);
        scale = Math.min(USUAL_SCALE, Rational.of(WIDEST).dividedBy(quarters).floor());
        if (scale < 1) {
            throw new IllegalArgumentException(
                    "%s quarter notes are too long for one picture, which holds %d; choose fewer measures"
                            .formatted(quarters, WIDEST));
        }
        IntSummaryStatistics pitches = pitches(plot.score());
        boolean silent = pitches.getCount() == 0;
        int low = silent ? 60 : pitches.getMin();
        int high = silent ? 72 : pitches.getMax();
        int missing = Math.max(0, LEAST_PITCHES - (high - low + 1 + 2 * MARGIN));
        lowest = Math.max(0, low - MARGIN - missing / 2);
        highest = Math.min(PianoRoll.PITCHES - 1, high + MARGIN + missing - missing / 2);
        hasCurve = plot.curve() != null;
    }

    private IntSummaryStatistics pitches(Score score) {
        return score.parts().stream()
                .map(Part::soundingNotes)
                .flatMap(List::stream)
                .filter(this::isShown)
                .mapToInt(Note::midi)
                .summaryStatistics();
    }

    boolean isShown(Note note) {
        return note.onset().isBefore(to)
                && note.end().isAfter(from)
                && note.midi() >= 0
                && note.midi() < PianoRoll.PITCHES;
    }

    /** Lowest and highest MIDI number that have a row. */
    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    /** The column where a time begins; times beyond what is shown lie at its borders. */
    int x(Rational time) {
        Rational shown = time.max(from).min(to).minus(from);
        return LEFT + (int) shown.times(scale).floor();
    }

    int right() {
        return x(to);
    }

    /** The upper row of a pitch. */
    int y(int midi) {
        return TOP + (highest - midi) * PITCH_HEIGHT;
    }

    /** The row below the lowest pitch. */
    int floor() {
        return y(lowest) + PITCH_HEIGHT;
    }

    int curveTop() {
        return floor() + CURVE_GAP;
    }

    int curveBottom() {
        return curveTop() + CURVE_HEIGHT;
    }

    int width() {
        return right() + RIGHT;
    }

    int height() {
        return (hasCurve ? curveBottom() : floor()) + BOTTOM;
    }
}
