package io.ripieno.music.metrics.separation;

/** Ratios of energies in dB. */
final class Decibels {
    private Decibels() {}

    /** 10 log10 of a ratio; infinite where the denominator is 0. */
    static double ratio(double numerator, double denominator) {
        return denominator == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(numerator / denominator);
    }
}
