package io.ripieno.service.evaluation;

/** Interrupts the thread that made it until it is closed, and leaves no interrupt of its own behind. */
final class Interrupter implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private boolean closed;
    private boolean interrupted;

    synchronized void interrupt() {
        if (!closed) {
            interrupted = true;
            thread.interrupt();
        }
    }

    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored") // It is asked for its effect.
    public synchronized void close() {
        closed = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
