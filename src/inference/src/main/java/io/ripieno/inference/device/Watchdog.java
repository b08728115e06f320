package io.ripieno.inference.device;

import io.ripieno.inference.device.SessionListener.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runs that take longer than they may, and tells of what a driver hangs at besides. One thread watches all runs of a
 * process's engine; a run wakes it only if it may take less time than whatever the thread waits for, which those of a
 * usual limit do not.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final RunLimits limits;
    private final SessionListener listener;
    private final List<Watch> watches = new ArrayList<>();
    private @Nullable Thread thread;
    private boolean isWaiting;
    private long nextLook;
    private boolean isClosed;

    /** A run under way, and by {@link System#nanoTime} when it is ended. */
    static final class Watch {
        private final RunControl run;
        private final long due;

        private Watch(RunControl run, long due) {
            this.run = run;
            this.due = due;
        }
    }

    /** Tells nobody. */
    public Watchdog(RunLimits limits) {
        this(limits, SessionListener.NONE);
    }

    /** @param listener hears of what hangs and cannot be ended */
    public Watchdog(RunLimits limits, SessionListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /** A session whose runs are watched; closing it closes the given one. */
    public WatchedSession watch(GraphSession session, String device) {
        return watch(session, device, session.graph().name());
    }

    /** @param what model and graph, for messages */
    public WatchedSession watch(GraphSession session, String device, String what) {
        return new WatchedSession(session, device, what, this);
    }

    /** Something in a driver, until it is closed. */
    public interface Call extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells the listener if a step that nothing can end takes longer than every run may. */
    public Call begin(String device, String what, Step step) {
        RunControl overdue = new RunControl();
        overdue.attach(() -> listener.onHang(device, what, step, limits.floor()));
        Watch watch = watch(overdue, limits.floor().toNanos());
        return () -> {
            leave(watch);
            overdue.detach();
        };
    }

    RunLimits limits() {
        return limits;
    }

    /** Ends the run after so many nanoseconds, unless it is told before that it need not be watched any more. */
    synchronized Watch watch(RunControl run, long nanos) {
        if (thread == null) {
            thread = started();
        }
        Watch watch = new Watch(run, System.nanoTime() + nanos);
        watches.add(watch);
        if (!isWaiting || watch.due - nextLook < 0) {
            notifyAll();
        }
        return watch;
    }

    private Thread started() {
        Thread fresh = new Thread(this::run, "ripieno-watchdog");
        fresh.setDaemon(true);
        fresh.start();
        return fresh;
    }

    synchronized void leave(Watch watch) {
        watches.remove(watch);
    }

    private void run() {
        List<Watch> overdue = new ArrayList<>();
        try {
            while (awaitOverdue(overdue)) {
                overdue.forEach(Watchdog::end);
                overdue.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Watch watch) {
        try {
            watch.run.terminate();
        } catch (RuntimeException e) {
            LOG.error("A run that takes longer than its limit could not be ended.", e);
        }
    }

    /** Takes those out that are to be ended; false once it is closed. */
    private synchronized boolean awaitOverdue(List<Watch> overdue) throws InterruptedException {
        while (!isClosed) {
            long now = System.nanoTime();
            watches.removeIf(watch -> watch.due - now <= 0 && overdue.add(watch));
            if (!overdue.isEmpty()) {
                return true;
            }
            isWaiting = !watches.isEmpty();
            if (isWaiting) {
                nextLook = earliest();
                TimeUnit.NANOSECONDS.timedWait(this, nextLook - now);
            } else {
                wait();
            }
            isWaiting = false;
        }
        return false;
    }

    private synchronized long earliest() {
        long earliest = watches.get(0).due;
        for (Watch watch : watches) {
            earliest = watch.due - earliest < 0 ? watch.due : earliest;
        }
        return earliest;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}
