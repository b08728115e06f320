package io.ripieno.inference.batch;

/** Time that passes only when a test says so. */
public final class VirtualClock {
    private long nanos;

    public synchronized long nanos() {
        return nanos;
    }

    public synchronized void advance(long by) {
        nanos += by;
    }

    synchronized void advanceTo(long time) {
        nanos = Math.max(nanos, time);
    }
}
