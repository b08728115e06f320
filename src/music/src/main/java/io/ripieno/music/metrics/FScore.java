package io.ripieno.music.metrics;

/**
 * Precision, recall and their harmonic mean.
 *
 * @param precision matched of all estimates, 0 where there is none
 * @param recall matched of all references, 0 where there is none
 */
public record FScore(double precision, double recall) {
    /**
     * @param matched how many pairs
     * @param references how many there are to be found
     * @param estimates how many were given
     */
    public static FScore of(long matched, long references, long estimates) {
        return new FScore(
                estimates == 0 ? 0 : (double) matched / estimates, references == 0 ? 0 : (double) matched / references);
    }

    /** The harmonic mean, 0 where both are 0. */
    public double f() {
        return f(1);
    }

    /** The weighted harmonic mean; {@code beta} above 1 favours recall. */
    public double f(double beta) {
        if (precision == 0 && recall == 0) {
            return 0;
        }
        double squared = beta * beta;
        return (1 + squared) * precision * recall / (squared * precision + recall);
    }
}
