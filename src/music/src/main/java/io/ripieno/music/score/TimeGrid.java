package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;

/**
 * The coarsest grid on which the times of a score lie that is being read. A reader checks each time that it finds, so
 * that no sum, difference or ratio of the score's times overflows a {@link Rational} later.
 */
public final class TimeGrid {
    /** The bar lines of all metres lie on it. */
    private static final long COARSEST = Metre.LARGEST;

    private final ScoreLimits limits;
    private long divisions = COARSEST;

    public TimeGrid(ScoreLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes in a time in quarter notes. Throws {@link Problem#TOO_LARGE} if it lies beyond the limit on duration, or if the
     * grid that holds it and the times before it divides a quarter note more finely than the limit.
     */
    public void check(Place place, Rational quarters) throws ScoreException {
        limits.checkTime(place, quarters);
        long denominator = quarters.denominator();
        if (divisions % denominator == 0) {
            return;
        }
        long factor = denominator / commonDivisor(divisions, denominator);
        if (factor > limits.maxDivisions() / divisions) {
            throw new ScoreException(
                    Problem.TOO_LARGE,
                    place,
                    "A time of " + quarters + " quarter notes, beside others in 1/" + divisions
                            + ", is finer than the limit of 1/" + limits.maxDivisions()
                            + " of a quarter note. Maybe it is damaged: correct its durations, or quantise the score.");
        }
        divisions *= factor;
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
