package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import java.util.List;

/**
 * Which pitches sound and begin in which steps of time. A note sounds in every step that it has a part of.
 *
 * @param step length of a column in quarter notes
 * @param sounding {@code [128][columns]}
 * @param onsets {@code [128][columns]}, true in the step in which a note begins
 */
public record PianoRoll(Rational step, boolean[][] sounding, boolean[][] onsets) {
    /** MIDI numbers. */
    public static final int PITCHES = 128;

    private static final int MOST_COLUMNS = 1 << 20;

    /**
     * The roll of notes; those outside MIDI's range are left out.
     *
     * @param end where the last column ends, at the earliest, in quarter notes; notes that last longer make it wider
     * @throws IllegalArgumentException if the step is not above 0 or gives more than 1,048,576 columns
     */
    public static PianoRoll of(List<Note> notes, Rational step, Rational end) {
        if (step.sign() <= 0) {
            throw new IllegalArgumentException("a step of %s quarter notes; it is above 0".formatted(step));
        }
        Rational last = notes.stream().map(Note::end).reduce(end, Rational::max);
        long columns = last.dividedBy(step).ceiling();
        if (columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "%d columns of %s quarter notes; at most %d are made, choose a longer step"
                            .formatted(columns, step, MOST_COLUMNS));
        }
        var roll = new PianoRoll(step, new boolean[PITCHES][(int) columns], new boolean[PITCHES][(int) columns]);
        notes.forEach(roll::add);
        return roll;
    }

    /** How many steps there are. */
    public int columns() {
        return sounding[0].length;
    }

    private void add(Note note) {
        if (note.midi() < 0 || note.midi() >= PITCHES || note.duration().isZero()) {
            return;
        }
        int first = (int) note.onset().dividedBy(step).floor();
        int end = (int) note.end().dividedBy(step).ceiling();
        onsets[note.midi()][first] = true;
        for (int column = first; column < end; column++) {
            sounding[note.midi()][column] = true;
        }
    }
}
