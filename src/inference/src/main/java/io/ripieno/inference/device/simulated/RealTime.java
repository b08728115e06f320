package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.RunControl;
import java.util.concurrent.locks.LockSupport;

/** Threads are parked to the nanosecond that the timer gives; the end of a run wakes them. */
final class RealTime implements Time {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pass(long nanos, RunControl control) {
        parkUntil(System.nanoTime() + nanos, control);
    }

    @Override
    public void hang(RunControl control) {
        parkUntil(System.nanoTime() + Long.MAX_VALUE / 2, control);
    }

    private void parkUntil(long end, RunControl control) {
        Thread sleeper = Thread.currentThread();
        control.attach(() -> LockSupport.unpark(sleeper));
        try {
            long left;
            while (!control.isTerminated() && (left = end - System.nanoTime()) > 0) {
                LockSupport.parkNanos(left);
            }
        } finally {
            control.detach();
        }
    }
}
