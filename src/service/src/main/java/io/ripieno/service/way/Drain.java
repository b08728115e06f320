package io.ripieno.service.way;

import io.ripieno.service.intake.ReadAhead;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.time.Duration;

/** Ends the service gently: nothing new is begun, what runs may finish, and what cannot finish in time is left. */
public final class Drain {
    private static final Log LOG = Log.of(Drain.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration TO_LET_GO = Duration.ofSeconds(2);

    private final ReadAhead readAhead;
    private final Watch watch;
    private final InFlight inFlight;
    private final Persist persist;

    public Drain(ReadAhead readAhead, Watch watch, InFlight inFlight, Persist persist) {
        this.readAhead = readAhead;
        this.watch = watch;
        this.inFlight = inFlight;
        this.persist = persist;
    }

    /**
     * Blocks until nothing runs any more.
     *
     * @param timeout how long jobs that run may take to finish
     */
    public void drain(Duration timeout) throws InterruptedException {
        readAhead.close();
        watch.leaveWaiting();
        LOG.info(
                Code.DRAINING,
                "No further jobs are taken; those that run may finish.",
                "running",
                inFlight.runs().size(),
                "timeout",
                timeout);
        await(timeout);
        int left = inFlight.runs().size();
        watch.leaveAll();
        persist.close();
        await(TO_LET_GO);
        LOG.info(
                Code.DRAINED,
                "Drained. Jobs that were left are done by whoever reads their partition next.",
                "left",
                left);
    }

    private void await(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!inFlight.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK.toMillis());
        }
    }
}
