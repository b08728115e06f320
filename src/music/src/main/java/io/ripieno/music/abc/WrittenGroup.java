package io.ripieno.music.abc;

import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Tuplet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written as one sign within a bar: a note, a chord or a rest.
 *
 * @param onset quarter notes from the start of the bar
 * @param duration quarter notes, what sounds
 * @param notes of written pitch, from the lowest; empty for a rest
 * @param graces before it
 * @param visible whether a rest is to be seen
 * @param tuplet that it is part of
 */
record WrittenGroup(
        Rational onset,
        Rational duration,
        List<Note> notes,
        List<Note> graces,
        boolean visible,
        @Nullable Tuplet tuplet) {
    WrittenGroup {
        notes = List.copyOf(notes);
        graces = List.copyOf(graces);
    }

    Rational end() {
        return onset.plus(duration);
    }

    /** Before the tuplet. */
    Rational written() {
        return tuplet == null ? duration : duration.dividedBy(tuplet.factor());
    }

    static WrittenGroup silence(Rational onset, Rational duration, boolean visible, @Nullable Tuplet tuplet) {
        return new WrittenGroup(onset, duration, List.of(), List.of(), visible, tuplet);
    }
}
