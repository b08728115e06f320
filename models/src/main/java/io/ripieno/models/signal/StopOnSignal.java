package io.ripieno.models.signal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, a signal that ends the program (Ctrl-C) interrupts the thread that made this and waits until it has closed
 * it: libtorch crashes if the process ends in the middle of a step, and half a data set would be left on the disk.
 */
public final class StopOnSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop-on-signal");

    /** Begins to listen, on behalf of the calling thread. */
    public static StopOnSignal listen() {
        StopOnSignal stop = new StopOnSignal();
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** What the signal does: interrupts the worker and returns when it has closed, or patience is at an end. */
    void stop() {
        worker.interrupt();
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The work did not stop within " + PATIENCE_SECONDS + " s; ending it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is what called us to an end; it goes with the process.
        }
    }
}
