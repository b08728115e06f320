package io.ripieno.music.score;

/** A note or a stroke without pitch. */
public sealed interface Sounding extends Event permits Note, Unpitched {
    /** 1 to 127, or 0 if the source does not say. */
    int velocity();

    Tie tie();

    Grace grace();

    @Override
    Sounding at(Rational onset);

    @Override
    Sounding lasting(Rational duration);

    @Override
    Sounding inVoice(int voice, int staff);

    Sounding tied(Tie tie);

    Sounding struck(int velocity);

    Sounding notated(Notation notation);

    default boolean isGrace() {
        return grace() != Grace.NONE;
    }

    /** The checks that both kinds share. */
    static void check(Rational onset, Rational duration, int velocity, Grace grace) {
        if (velocity < 0 || velocity > 127) {
            throw new IllegalArgumentException("velocity (" + velocity + ") at " + onset + " must be from 0 to 127.");
        }
        if ((grace == Grace.NONE) == duration.isZero()) {
            throw new IllegalArgumentException(
                    "The note at " + onset + " lasts " + duration + ": only grace notes last 0, and always.");
        }
    }
}
