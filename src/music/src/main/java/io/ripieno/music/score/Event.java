package io.ripieno.music.score;

/** What stands in a part at a time: a note, a rest or a stroke without pitch. */
public sealed interface Event permits Sounding, Rest {
    /** Quarter notes from the start of the score. */
    Rational onset();

    /** Quarter notes; 0 for grace notes alone. */
    Rational duration();

    /** From 1, counted within the part. */
    int voice();

    /** From 1, the top. */
    int staff();

    Notation notation();

    Event at(Rational onset);

    Event lasting(Rational duration);

    Event inVoice(int voice, int staff);

    default Rational end() {
        return onset().plus(duration());
    }

    /** The checks that all kinds share. */
    static void check(Rational onset, Rational duration, int voice, int staff) {
        if (onset.sign() < 0) {
            throw new IllegalArgumentException("onset (" + onset + ") must not be negative.");
        }
        if (duration.sign() < 0) {
            throw new IllegalArgumentException("duration (" + duration + ") at " + onset + " must not be negative.");
        }
        if (voice < 1 || staff < 1) {
            throw new IllegalArgumentException("voice (" + voice + ") and staff (" + staff + ") are counted from 1.");
        }
    }
}
