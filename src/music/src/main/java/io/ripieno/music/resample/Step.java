package io.ripieno.music.resample;

import java.util.List;

/**
 * One change of the sample rate by {@code up / down}, a fraction in lowest terms.
 *
 * <p>A conversion takes one step: it passes up to 0.9 of the lower of the two Nyquist frequencies and stops from that
 * frequency on, so nothing folds back. If the rate falls far, two steps are less work (Crochiere and Rabiner, 1975): the
 * first goes to 1.5 times the final rate and stops only what would fold back below the final Nyquist frequency, for
 * which a short filter will do; the second does the rest at the lower rate.
 */
record Step(int up, int down, WindowedSinc filter) {
    private static final double ATTENUATION_DECIBELS = 95;
    /** What the first of two steps adds to the ripple and the aliases is far below what the second leaves. */
    private static final double FIRST_ATTENUATION_DECIBELS = 110;

    private static final double PASS = 0.45;
    private static final double STOP = 0.5;
    private static final double BETWEEN = 1.5;
    private static final double WORTH_TWO = 0.75;

    /** The conversion by {@code up / down} in a single step. */
    static Step single(int up, int down) {
        double lower = Math.min(1, (double) up / down);
        return new Step(up, down, new WindowedSinc(PASS * lower, STOP * lower, ATTENUATION_DECIBELS));
    }

    /** The one or two steps that take the least work. */
    static List<Step> plan(int up, int down) {
        Step only = single(up, down);
        if (BETWEEN * up >= down) {
            return List.of(only);
        }
        double ratio = (double) up / down;
        WindowedSinc early = new WindowedSinc(PASS * ratio, (BETWEEN - STOP) * ratio, FIRST_ATTENUATION_DECIBELS);
        int divisor = greatestCommonDivisor(3 * up, 2 * down);
        Step first = new Step(3 * up / divisor, 2 * down / divisor, early);
        Step second = single(2, 3);
        double work = BETWEEN * early.reach() + second.filter().reach();
        return work < WORTH_TWO * only.filter().reach() ? List.of(first, second) : List.of(only);
    }

    static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
