package io.ripieno.music.abc;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Tuplet;
import org.jspecify.annotations.Nullable;

/** A note or rest while it is read: broken rhythm and ties that follow may still change it. */
final class NoteDraft {
    final @Nullable Pitch pitch;
    final Grace grace;
    final int layer;
    final @Nullable Tuplet tuplet;

    Rational offset;

    /** In quarter notes, before the tuplet. */
    Rational written;

    boolean fromBefore;
    boolean toAfter;

    NoteDraft(
            @Nullable Pitch pitch, Grace grace, int layer, @Nullable Tuplet tuplet, Rational offset, Rational written) {
        this.pitch = pitch;
        this.grace = grace;
        this.layer = layer;
        this.tuplet = tuplet;
        this.offset = offset;
        this.written = written;
    }

    Rational duration() {
        if (grace != Grace.NONE) {
            return Rational.ZERO;
        }
        return tuplet == null ? written : written.times(tuplet.factor());
    }

    /** @param transposition from what is written to what sounds */
    Event event(Rational start, Interval transposition, Notations notations) {
        Notation plain = notations.of(written);
        Notation notation =
                tuplet == null || plain.tuplet() != null ? plain : new Notation(plain.value(), plain.dots(), tuplet);
        Rational onset = start.plus(offset);
        if (pitch == null) {
            return new Rest(onset, duration(), layer + 1, 1, notation);
        }
        Pitch sounding = pitch.plus(transposition);
        return new Note(onset, duration(), sounding, 0, Tie.of(fromBefore, toAfter), grace, layer + 1, 1, notation);
    }
}
