package io.ripieno.models.data.voice;

import io.ripieno.models.data.phrase.Dice;

/**
 * How a note is begun and what it is sung on.
 *
 * @param slurred without a break after the note before
 * @param seconds that the onset lasts
 */
record Syllable(SungNote note, Vowel vowel, Onset onset, double seconds, boolean slurred) {
    /** What stands before the vowel. */
    enum Onset {
        NONE,
        /** Hissing before the note, as in s, f, sh. */
        FRICATIVE,
        /** A short burst after a stop, as in t, k, p. */
        PLOSIVE,
        /** A closed mouth while the folds sound, as in m, n, l. */
        NASAL
    }

    static Syllable draw(SungNote note, Vowel vowel, boolean slurred, double consonants, Dice dice) {
        Onset onset = dice.chance(consonants)
                ? dice.oneOf(Onset.FRICATIVE, Onset.PLOSIVE, Onset.NASAL, Onset.NASAL)
                : Onset.NONE;
        double seconds =
                switch (onset) {
                    case NONE -> 0;
                    case FRICATIVE -> dice.between(0.05, 0.12);
                    case PLOSIVE -> dice.between(0.01, 0.025);
                    case NASAL -> dice.between(0.04, 0.11);
                };
        return new Syllable(note, vowel, onset, Math.min(seconds, (note.end() - note.start()) / 3), slurred);
    }
}
