package io.ripieno.music.score;

/**
 * A stroke on an instrument without definite pitch.
 *
 * @param onset quarter notes from the start of the score
 * @param duration quarter notes, 0 exactly for grace notes
 * @param key of the General MIDI drum map, 0 to 127, or -1 if the source does not say
 * @param shown where on the staff it is written, as if it were a pitch
 * @param velocity 1 to 127, or 0 if the source does not say
 * @param voice from 1
 * @param staff from 1
 */
public record Unpitched(
        Rational onset,
        Rational duration,
        int key,
        Pitch shown,
        int velocity,
        Tie tie,
        Grace grace,
        int voice,
        int staff,
        Notation notation)
        implements Sounding {
    public static final int UNKNOWN_KEY = -1;

    public Unpitched {
        Event.check(onset, duration, voice, staff);
        Sounding.check(onset, duration, velocity, grace);
        if (key < UNKNOWN_KEY || key > 127) {
            throw new IllegalArgumentException("key (" + key + ") at " + onset + " must be from 0 to 127, or -1.");
        }
    }

    @Override
    public Unpitched at(Rational onset) {
        return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Unpitched lasting(Rational duration) {
        return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Unpitched inVoice(int voice, int staff) {
        return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Unpitched tied(Tie tie) {
        return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Unpitched struck(int velocity) {
        return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
    }

    @Override
    public Unpitched notated(Notation notation) {
        return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
    }
}
