package io.ripieno.cli.benchmark;

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

    /** What is run. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** @param time of the processors, up to now */
    static WarmUp of(Supplier<ProcessorTime> time, Task task) throws Exception {
        for (int runs = 1; ; runs++) {
            ProcessorTime before = time.get();
            task.run();
            double share = time.get().since(before).compilersShare();
            if (runs >= FEWEST && share <= THROUGH || runs == MOST) {
                return new WarmUp(runs, share);
            }
        }
    }
}
