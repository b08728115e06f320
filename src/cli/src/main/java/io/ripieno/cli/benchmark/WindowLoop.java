package io.ripieno.cli.benchmark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs windows through a network for as long as it is let. */
interface WindowLoop {
    double LEAD_SHARE = 0.1;
    double LONGEST_LEAD_SECONDS = 1;
    int GLANCE_MILLIS = 10;

    /** Starts threads that run batches and tell the tally of each, until what is returned is closed. */
    Run start(Tally tally) throws Exception;

    /** What was started; closing ends it. */
    interface Run extends AutoCloseable {
        /** Throws what went wrong meanwhile. */
        void check() throws ExecutionException, InterruptedException;
    }

    /** Runs it for so many seconds after a short lead, longer if not every caller has finished two batches by then. */
    default WindowPace measure(double seconds, int callers, int fullBatch) throws Exception {
        Tally tally = new Tally(System::nanoTime);
        try (Run run = start(tally)) {
            pass(Math.min(LONGEST_LEAD_SECONDS, LEAD_SHARE * seconds));
            OwnCosts before = OwnCosts.now();
            tally.begin();
            pass(seconds);
            while (!tally.hasHeardOf(callers)) {
                run.check();
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
            }
            tally.end();
            OwnCosts costs = OwnCosts.now().since(before);
            run.check();
            return WindowPace.of(tally, costs, fullBatch);
        }
    }

    private static void pass(double seconds) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.round(seconds * 1e9));
    }
}
