package io.ripieno.cli.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts the windows that callers run. The rate of each is taken from the end of its first counted batch to the end of
 * the counting, so that it does not matter where in a batch the counting begins, and a caller that gets no more work counts
 * as idle.
 */
final class Tally {
    private final Map<Thread, Stretch> stretches = new ConcurrentHashMap<>();
    private final LongSupplier nanoClock;
    private volatile boolean counting;
    private volatile long endNanos;

    /** @param nanoClock as {@link System#nanoTime} */
    Tally(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** One caller's batches. Written by that caller alone. */
    private static final class Stretch {
        final int first;
        final long begin;
        volatile long windows;
        volatile long batches = 1;

        Stretch(int first, long begin) {
            this.first = first;
            this.begin = begin;
        }
    }

    void begin() {
        counting = true;
    }

    void end() {
        counting = false;
        endNanos = nanoClock.getAsLong();
    }

    /** The calling thread has run a batch of so many windows. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // each caller writes its own
    void ran(int windows) {
        if (!counting) {
            return;
        }
        Stretch stretch = stretches.get(Thread.currentThread());
        if (stretch == null) {
            stretches.put(Thread.currentThread(), new Stretch(windows, nanoClock.getAsLong()));
            return;
        }
        stretch.windows += windows;
        stretch.batches++;
    }

    /** Whether so many callers have told a stretch of at least one batch. */
    boolean hasHeardOf(int callers) {
        return stretches.values().stream()
                        .filter(stretch -> stretch.windows > 0)
                        .count()
                >= callers;
    }

    /** Windows in a second, all callers together; once the counting has ended. */
    double rate() {
        return stretches.values().stream()
                .filter(stretch -> stretch.windows > 0)
                .mapToDouble(stretch -> stretch.windows * 1e9 / (endNanos - stretch.begin))
                .sum();
    }

    /** Windows that were counted. */
    long windows() {
        return stretches.values().stream()
                .mapToLong(stretch -> stretch.first + stretch.windows)
                .sum();
    }

    /** Windows in a batch, on average. */
    double meanBatch() {
        return (double) windows()
                / stretches.values().stream()
                        .mapToLong(stretch -> stretch.batches)
                        .sum();
    }
}
