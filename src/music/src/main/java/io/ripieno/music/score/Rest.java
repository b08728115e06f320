package io.ripieno.music.score;

/**
 * A notated silence. Readers of formats without rests (MIDI) give none.
 *
 * @param onset quarter notes from the start of the score
 * @param duration quarter notes, above 0
 * @param voice from 1
 * @param staff from 1
 */
public record Rest(Rational onset, Rational duration, int voice, int staff, Notation notation) implements Event {
    public Rest {
        Event.check(onset, duration, voice, staff);
        if (duration.isZero()) {
            throw new IllegalArgumentException("The rest at " + onset + " must last longer than 0.");
        }
    }

    public static Rest of(Rational onset, Rational duration) {
        return new Rest(onset, duration, 1, 1, Notation.NONE);
    }

    @Override
    public Rest at(Rational onset) {
        return new Rest(onset, duration, voice, staff, notation);
    }

    @Override
    public Rest lasting(Rational duration) {
        return new Rest(onset, duration, voice, staff, notation);
    }

    @Override
    public Rest inVoice(int voice, int staff) {
        return new Rest(onset, duration, voice, staff, notation);
    }
}
