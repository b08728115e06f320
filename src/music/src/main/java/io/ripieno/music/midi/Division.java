package io.ripieno.music.midi;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;

/**
 * How long a tick is.
 *
 * @param tick in quarter notes; under time code at the default tempo of 120, since seconds are all it knows
 * @param timeCode whether ticks divide SMPTE frames, so that tempo changes do not move anything
 */
record Division(Rational tick, boolean timeCode) {
    /** Where a header gives it. */
    static final Place PLACE = new Place.Offset(12);

    private static final Rational QUARTERS_PER_SECOND = Rational.of(2);

    /** Reads the header's 16 bits; throws {@link Problem#UNREADABLE} if they make no sense. */
    static Division of(int bits) throws ScoreException {
        if (bits < 0x8000) {
            if (bits == 0) {
                throw unreadable("0 ticks per quarter note");
            }
            return new Division(Rational.of(1, bits), false);
        }
        int framesPerSecond = 256 - (bits >> 8);
        int ticksPerFrame = bits & 0xff;
        if (ticksPerFrame == 0) {
            throw unreadable("0 ticks per frame");
        }
        Rational frames =
                switch (framesPerSecond) {
                    case 24, 25, 30 -> Rational.of(framesPerSecond);
                    case 29 -> Rational.of(30_000, 1001);
                    default ->
                        throw unreadable(framesPerSecond + " frames per second (0x" + Integer.toHexString(bits) + ")");
                };
        return new Division(QUARTERS_PER_SECOND.dividedBy(frames.times(ticksPerFrame)), true);
    }

    Rational quarters(long ticks) {
        return tick.times(ticks);
    }

    /** The last tick that does not lie beyond a number of quarter notes. */
    long lastTick(long quarters) {
        return Rational.of(quarters).dividedBy(tick).floor();
    }

    private static ScoreException unreadable(String what) {
        return new ScoreException(
                Problem.UNREADABLE,
                PLACE,
                "The header gives " + what + ", which makes no time. It must give ticks per quarter note, or 24, 25, 29"
                        + " or 30 frames per second: write the file again from its source.");
    }
}
