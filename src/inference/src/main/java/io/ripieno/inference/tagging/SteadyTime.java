package io.ripieno.inference.tagging;

import java.util.function.LongSupplier;

/**
 * What a piece of work takes once compilers are through with it: it is repeated until the best of ten times was twice no
 * better than that of those before, for a second at most.
 */
final class SteadyTime {
    private static final int ROUND = 10;
    private static final int ENOUGH = 2;
    private static final long MOST_NANOS = 1_000_000_000;
    private static final double BELIEVABLE = 2;

    private final LongSupplier nanos;
    private final double units;
    private final Runnable work;

    /**
     * @param nanos clock of the calling thread
     * @param units that the work has, of which the time of one is told
     */
    SteadyTime(LongSupplier nanos, double units, Runnable work) {
        this.nanos = nanos;
        this.units = units;
        this.work = work;
    }

    /**
     * Measures, in seconds; once a time is within a factor of two of what was kept, that is believed.
     *
     * @param kept 0 for nothing
     */
    double seconds(double kept) {
        long end = nanos.getAsLong() + MOST_NANOS;
        double best = Double.POSITIVE_INFINITY;
        int roundsInVain = 0;
        while (roundsInVain < ENOUGH) {
            double before = best;
            for (int run = 0; run < ROUND; run++) {
                long start = nanos.getAsLong();
                work.run();
                long now = nanos.getAsLong();
                double seconds = (now - start) * 1e-9 / units;
                if (kept > 0 && seconds <= BELIEVABLE * kept && kept <= BELIEVABLE * seconds) {
                    return kept;
                }
                best = Math.min(best, seconds);
                if (now >= end) {
                    return best;
                }
            }
            roundsInVain = best < before ? 0 : roundsInVain + 1;
        }
        return best;
    }
}
