package io.ripieno.music.score;

/**
 * A note of definite pitch.
 *
 * @param onset quarter notes from the start of the score
 * @param duration quarter notes, 0 exactly for grace notes
 * @param pitch sounding
 * @param velocity 1 to 127, or 0 if the source does not say
 * @param voice from 1
 * @param staff from 1
 */
public record Note(
        Rational onset,
        Rational duration,
        Pitch pitch,
        int velocity,
        Tie tie,
        Grace grace,
        int voice,
        int staff,
        Notation notation)
        implements Sounding {
    public Note {
        Event.check(onset, duration, voice, staff);
        Sounding.check(onset, duration, velocity, grace);
    }

    /** A note in voice 1 on staff 1 about which nothing more is known. */
    public static Note of(Rational onset, Rational duration, Pitch pitch) {
        return new Note(onset, duration, pitch, 0, Tie.NONE, Grace.NONE, 1, 1, Notation.NONE);
    }

    /** An ornament before what sounds at the onset. */
    public static Note grace(Rational onset, Pitch pitch, Grace grace, Notation notation) {
        return new Note(onset, Rational.ZERO, pitch, 0, Tie.NONE, grace, 1, 1, notation);
    }

    public int midi() {
        return pitch.midi();
    }

    public Note pitched(Pitch pitch) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Note at(Rational onset) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Note lasting(Rational duration) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Note inVoice(int voice, int staff) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Note tied(Tie tie) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Note struck(int velocity) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Note notated(Notation notation) {
        return new Note(onset, duration, pitch, velocity, tie, grace, voice, staff, notation);
    }
}
