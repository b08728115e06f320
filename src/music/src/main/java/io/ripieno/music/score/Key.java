package io.ripieno.music.score;

/**
 * A key signature with its mode.
 *
 * @param fifths sharps (positive) or flats (negative) of the signature, -14 to 14; beyond 7 are theoretical keys
 */
public record Key(int fifths, Mode mode) {
    public static final Key C_MAJOR = new Key(0, Mode.MAJOR);
    static final int MOST_FIFTHS = 14;

    public Key {
        if (Math.abs(fifths) > MOST_FIFTHS) {
            throw new IllegalArgumentException("fifths (" + fifths + ") must be from -14 to 14.");
        }
    }

    /** The key of a tonic, such as D in dorian mode (no signature). */
    public static Key of(NoteName tonic, Mode mode) {
        return new Key(tonic.fifths() - mode.fifths(), mode);
    }

    /** For {@link Mode#NONE} that of the major key. */
    public NoteName tonic() {
        return NoteName.ofFifths(fifths + mode.fifths());
    }

    /** The key an interval away; signatures of more than 7 accidentals stay as the interval makes them, up to 14. */
    public Key plus(Interval interval) {
        int moved = fifths + interval.fifths();
        while (Math.abs(moved) > MOST_FIFTHS) {
            moved -= 12 * Integer.signum(moved);
        }
        return new Key(moved, mode);
    }

    /** The same or the enharmonic key with at most 7 accidentals. */
    public Key simplified() {
        return Math.abs(fifths) <= 7 ? this : new Key(fifths - 12 * Integer.signum(fifths), mode);
    }

    /** How the signature alters a letter: 1 for F in G major. */
    public int alter(Step step) {
        int place = new NoteName(step, 0).fifths() + 1;
        return Math.floorDiv(fifths - place + 6, 7);
    }

    /**
     * Spells a MIDI number as this key would: with the twelve names from three fifths below C to eight above, moved
     * with the signature: C C# D E- E F F# G G# A B- B without one.
     */
    public Pitch spell(int midi) {
        return name(Math.floorMod(midi, 12)).at(midi);
    }

    /** Spells a pitch class, 0 to 11, likewise. */
    public NoteName name(int pitchClass) {
        int lowest = fifths - 3;
        return NoteName.ofFifths(lowest + Math.floorMod(7 * pitchClass - lowest, 12));
    }

    /** {@code D dorian}. */
    @Override
    public String toString() {
        return mode == Mode.NONE
                ? fifths + " fifths"
                : tonic() + " " + mode.name().toLowerCase(java.util.Locale.ROOT);
    }
}
