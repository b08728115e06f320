package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Note;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which pitches sound and begin in which steps of time. A note sounds in every step that it has a part of. A bit each,
 * so that the largest roll takes 32 MiB.
 */
public final class PianoRoll {
    /** MIDI numbers. */
    public static final int PITCHES = 128;

    private static final int MOST_COLUMNS = 1 << 20;

    private final Rational step;
    private final int columns;
    private final List<BitSet> sounding =
            Stream.generate(BitSet::new).limit(PITCHES).toList();
    private final List<BitSet> onsets =
            Stream.generate(BitSet::new).limit(PITCHES).toList();

    private PianoRoll(Rational step, int columns) {
        this.step = step;
        this.columns = columns;
    }

    /**
     * The roll of notes; those outside MIDI's range are left out.
     *
     * @param step length of a column in quarter notes, above 0
     * @param end where the last column ends, at the earliest, in quarter notes; notes that last longer make it wider
     * @throws ScoreException with {@link Problem#TOO_LARGE} if there are more than 1,048,576 columns
     */
    public static PianoRoll of(List<Note> notes, Rational step, Rational end) throws ScoreException {
        if (step.sign() <= 0) {
            throw new IllegalArgumentException("a step of %s quarter notes; it is above 0".formatted(step));
        }
        Rational last = notes.stream().map(Note::end).reduce(end, Rational::max);
        long columns = last.dividedBy(step).ceiling();
        if (columns > MOST_COLUMNS) {
            throw new ScoreException(
                    Problem.TOO_LARGE,
                    Place.WHOLE,
                    "The piano roll has %d columns of %s quarter notes, over the limit of %d: choose a longer step."
                            .formatted(columns, step, MOST_COLUMNS));
        }
        var roll = new PianoRoll(step, (int) columns);
        notes.forEach(roll::add);
        return roll;
    }

    /** Length of a column in quarter notes. */
    public Rational step() {
        return step;
    }

    /** How many steps there are. */
    public int columns() {
        return columns;
    }

    /** Whether a MIDI number, 0 to 127, sounds in a column, 0 to {@link #columns} - 1. */
    public boolean sounds(int midi, int column) {
        return sounding.get(midi).get(column);
    }

    /** Whether a note of a MIDI number begins in a column. */
    public boolean begins(int midi, int column) {
        return onsets.get(midi).get(column);
    }

    private void add(Note note) {
        if (note.midi() < 0 || note.midi() >= PITCHES || note.duration().isZero()) {
            return;
        }
        int first = (int) note.onset().dividedBy(step).floor();
        int end = (int) note.end().dividedBy(step).ceiling();
        onsets.get(note.midi()).set(first);
        sounding.get(note.midi()).set(first, end);
    }
}
