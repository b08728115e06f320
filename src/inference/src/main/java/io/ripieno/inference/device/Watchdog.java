package io.ripieno.inference.device;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends runs that take longer than they may. One thread watches all runs of a process's engine. */
public final class Watchdog implements AutoCloseable {
    private final RunLimits limits;
    private final ScheduledThreadPoolExecutor timer;

    public Watchdog(RunLimits limits) {
        this.limits = limits;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "ripieno-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A session whose runs are watched; closing it closes the given one. */
    public WatchedSession watch(GraphSession session, String device) {
        return new WatchedSession(session, device, this);
    }

    RunLimits limits() {
        return limits;
    }

    ScheduledFuture<?> after(long nanos, Runnable action) {
        return timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
