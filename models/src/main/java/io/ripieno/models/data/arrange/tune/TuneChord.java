package io.ripieno.models.data.arrange.tune;

import io.ripieno.models.data.arrange.Chord;
import org.jspecify.annotations.Nullable;

/**
 * A chord of a tune.
 *
 * @param from in quarter notes from the first bar line
 * @param to not included
 * @param chord null for none
 */
public record TuneChord(double from, double to, @Nullable Chord chord) {
    public TuneChord moved(double by) {
        return new TuneChord(from + by, to + by, chord);
    }

    public TuneChord transposed(int semitones) {
        return chord == null ? this : new TuneChord(from, to, chord.transposed(semitones));
    }
}
