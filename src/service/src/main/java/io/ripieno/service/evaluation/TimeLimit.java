package io.ripieno.service.evaluation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Acts once when the time is over, unless it is closed before; pauses do not count. Nothing holds it once it is closed.
 * Safe for use by several threads.
 */
final class TimeLimit implements AutoCloseable {
    private final Runnable over;
    private long leftNanos;
    private long sinceNanos;
    private boolean running;
    private boolean done;
    private CompletableFuture<Void> timer = new CompletableFuture<>();

    /** Begins now. */
    TimeLimit(Duration time, Runnable over) {
        this.over = over;
        this.leftNanos = time.toNanos();
        resume();
    }

    synchronized void pause() {
        if (running) {
            running = false;
            leftNanos -= System.nanoTime() - sinceNanos;
            timer.cancel(false);
        }
    }

    synchronized void resume() {
        if (!running && !done) {
            running = true;
            sinceNanos = System.nanoTime();
            lookIn(leftNanos);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What it runs says all.
    private void lookIn(long nanos) {
        timer = new CompletableFuture<Void>().completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        timer.thenRunAsync(this::look);
    }

    private void look() {
        if (isOver()) {
            over.run();
        }
    }

    private synchronized boolean isOver() {
        if (!running || done) {
            return false;
        }
        long left = leftNanos - (System.nanoTime() - sinceNanos);
        done = left <= 0;
        return done;
    }

    @Override
    public synchronized void close() {
        done = true;
        timer.cancel(false);
    }
}
