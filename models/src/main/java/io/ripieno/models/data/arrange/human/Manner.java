package io.ripieno.models.data.arrange.human;

import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.phrase.Dice;

/**
 * How one player plays on the day.
 *
 * @param lag seconds behind the others in the mean, negative if ahead
 * @param looseness standard deviation of single onsets in seconds
 * @param drift standard deviation of what is carried over from note to note, in seconds
 * @param loudness velocity without accents
 * @param accent added on bar lines in steps of velocity
 * @param arc added in the middle of a phrase
 * @param unevenness standard deviation of single velocities
 * @param spread seconds from note to note of a chord, upwards
 * @param tuning cents above concert pitch
 */
record Manner(
        double lag,
        double looseness,
        double drift,
        double loudness,
        double accent,
        double arc,
        double unevenness,
        double spread,
        double tuning) {
    static Manner of(Role role, boolean unpitched, Dice dice) {
        boolean rhythm = role == Role.BASS || role == Role.DRUMS || role == Role.CYMBALS;
        double lag = (rhythm ? 0.004 : 0.009) * dice.normal();
        double forward = role == Role.MELODY ? 8 : 0;
        return new Manner(
                Math.max(-0.02, Math.min(0.025, lag)),
                dice.between(0.001, rhythm ? 0.006 : 0.011),
                dice.between(0, 0.004),
                dice.between(58, 96) + forward,
                dice.between(3, 14),
                dice.between(-2, 12),
                dice.between(2, 6),
                dice.chance(0.6) ? 0 : dice.between(0.002, 0.014),
                unpitched ? 0 : Math.max(-30, Math.min(30, 9 * dice.normal())));
    }
}
