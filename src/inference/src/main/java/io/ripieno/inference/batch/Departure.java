package io.ripieno.inference.batch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Waits for the callers of devices to end, however long they have work, but not for ever on one that hangs. */
final class Departure {
    private static final long MOST_MILLIS_PER_LOOK = 100;

    private final List<Thread> callers;
    private final LongSupplier batchesEnded;
    private final long patienceNanos;
    private final LongSupplier nanoClock;
    private boolean interrupted;
    private long seen;
    private long sinceNanos;

    /**
     * @param batchesEnded how many there have been, which tells that somebody is at work
     * @param patience how long to wait in which no batch ends
     * @param nanoClock as {@link System#nanoTime}
     */
    Departure(List<Thread> callers, LongSupplier batchesEnded, Duration patience, LongSupplier nanoClock) {
        this.callers = callers;
        this.batchesEnded = batchesEnded;
        this.patienceNanos = patience.toNanos();
        this.nanoClock = nanoClock;
    }

    /** Returns those that hang. An interrupt does not cut it short and is there again afterwards. */
    List<Thread> await() {
        seen = batchesEnded.getAsLong();
        sinceNanos = nanoClock.getAsLong();
        long look = Math.max(1, Math.min(MOST_MILLIS_PER_LOOK, TimeUnit.NANOSECONDS.toMillis(patienceNanos)));
        for (Thread caller : callers) {
            while (caller.isAlive() && !isOverPatience()) {
                join(caller, look);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return callers.stream().filter(Thread::isAlive).toList();
    }

    private void join(Thread caller, long millis) {
        try {
            caller.join(millis);
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    private boolean isOverPatience() {
        long ended = batchesEnded.getAsLong();
        if (ended != seen) {
            seen = ended;
            sinceNanos = nanoClock.getAsLong();
        }
        return nanoClock.getAsLong() - sinceNanos >= patienceNanos;
    }
}
