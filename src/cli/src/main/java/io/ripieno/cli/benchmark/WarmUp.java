package io.ripieno.cli.benchmark;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs of a side that do not count, until its compilers are through with it: a service is started for days, and its first
 * minute tells nothing of them.
 *
 * @param runs how many there were
 * @param compilersShare of the processor time of the last one
 */
record WarmUp(int runs, double compilersShare) {
    /** Of the processor time of a run, up to which compilers are through. */
    static final double THROUGH = 0.005;

    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final double MOST_SECONDS = 180;

    /** What is run. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /**
     * Runs eight times at most, or for three minutes.
     *
     * @param time of the processors, up to now
     * @param nanoClock as {@link System#nanoTime}
     */
    static WarmUp of(Supplier<ProcessorTime> time, LongSupplier nanoClock, Task task) throws Exception {
        long begin = nanoClock.getAsLong();
        for (int runs = 1; ; runs++) {
            ProcessorTime before = time.get();
            task.run();
            double share = time.get().since(before).compilersShare();
            boolean isLate = runs == MOST || (nanoClock.getAsLong() - begin) * 1e-9 > MOST_SECONDS;
            if (runs >= FEWEST && (share <= THROUGH || isLate)) {
                return new WarmUp(runs, share);
            }
        }
    }
}
