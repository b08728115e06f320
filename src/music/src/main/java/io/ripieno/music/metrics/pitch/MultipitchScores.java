package io.ripieno.music.metrics.pitch;

/**
 * Sums over all frames, each measure 0 where nothing counts. Source: Bay, Ehmann and Downie, ISMIR 2009.
 *
 * @param precision right pitches of those estimated
 * @param recall right pitches of the true ones
 * @param accuracy right pitches of all that are true or estimated
 * @param substitution wrong pitches in the place of true ones, of the true ones
 * @param miss true pitches without an estimate, of the true ones
 * @param falseAlarm estimates beyond the true ones, of the true ones
 * @param total the sum of these three
 */
public record MultipitchScores(
        double precision,
        double recall,
        double accuracy,
        double substitution,
        double miss,
        double falseAlarm,
        double total) {}
