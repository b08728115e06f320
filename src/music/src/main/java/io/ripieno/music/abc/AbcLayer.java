package io.ripieno.music.abc;

import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Step;
import io.ripieno.music.score.Tuplet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of notes within a voice: the voice itself or an overlay, with what is pending in it. */
final class AbcLayer {
    final int index;

    /** Time in the bar at which the next note begins. */
    Rational offset = Rational.ZERO;

    /** What {@code >} and {@code -} refer to: the last note or the last chord's notes, empty at the start of a bar. */
    List<NoteDraft> last = List.of();

    /** Notes that want to be held by those that come next. */
    List<NoteDraft> open = new ArrayList<>();

    /** What broken rhythm makes of the next note. */
    Rational nextFactor = Rational.ONE;

    private final Map<Integer, Integer> accidentals = new HashMap<>();
    private @Nullable Tuplet tuplet;
    private int left;

    AbcLayer(int index) {
        this.index = index;
    }

    void begin(Tuplet tuplet, int notes) {
        this.tuplet = tuplet;
        left = notes;
    }

    /** Notes that the tuplet in force still wants. */
    int left() {
        return left;
    }

    @Nullable
    Tuplet tuplet() {
        return tuplet;
    }

    /** Counts a note, chord or rest. */
    void count() {
        if (left > 0 && --left == 0) {
            tuplet = null;
        }
    }

    void startBar() {
        offset = Rational.ZERO;
        accidentals.clear();
        last = List.of();
    }

    void forgetAccidentals() {
        accidentals.clear();
    }

    void remember(Step step, int octave, int alter, AccidentalScope scope) {
        if (scope != AccidentalScope.NOTE) {
            accidentals.put(place(step, octave, scope), alter);
        }
    }

    /** The accidental in force for a letter in this bar, or null. */
    @Nullable
    Integer remembered(Step step, int octave, AccidentalScope scope) {
        return accidentals.get(place(step, octave, scope));
    }

    /** The note that wants to be held by one of this letter, or null. */
    @Nullable
    NoteDraft openAt(Step step, int octave) {
        for (NoteDraft draft : open) {
            Pitch pitch = draft.pitch;
            if (pitch != null && pitch.step() == step && pitch.octave() == octave) {
                return draft;
            }
        }
        return null;
    }

    /** Ties what wants to be held to the notes that come now; a hyphen between different pitches was a slur. */
    void tie(List<NoteDraft> notes) {
        for (NoteDraft before : open) {
            for (NoteDraft note : notes) {
                if (note.pitch != null && before.pitch != null && note.pitch.equals(before.pitch) && !note.fromBefore) {
                    before.toAfter = true;
                    note.fromBefore = true;
                    break;
                }
            }
        }
        open = new ArrayList<>();
    }

    private static int place(Step step, int octave, AccidentalScope scope) {
        return scope == AccidentalScope.OCTAVE ? 7 * octave + step.ordinal() : step.ordinal();
    }
}
