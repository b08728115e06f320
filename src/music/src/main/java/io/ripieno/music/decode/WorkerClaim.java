package io.ripieno.music.decode;

import java.time.Instant;

/**
 * In which order those who wait for a decode worker are served: higher lanes first, then earlier deadlines, then who has
 * waited for the longest beside the length of the recording, then shorter recordings, then who asked first;
 * {@link WorkerSharing} says how many at a time.
 */
public interface WorkerClaim {
    /** Of lane 0, without a deadline, and of a recording that may be as long as it likes. */
    WorkerClaim ORDINARY = new WorkerClaim() {};

    /** Higher ones go first. */
    default int lane() {
        return 0;
    }

    /** After which nobody wants the samples any more; {@link Instant#MAX} if there is none. */
    default Instant deadline() {
        return Instant.MAX;
    }

    /** Of audio that are thought to be wanted. */
    default double seconds() {
        return Double.POSITIVE_INFINITY;
    }

    /** Whether a recording shares workers with short ones or with long ones, if so much of it is wanted. */
    default boolean isShort(double seconds) {
        return false;
    }

    /** Called on the thread that waits, before a worker is had; what it returns is closed after the wait, had or not. */
    default Wait begin() {
        return () -> {};
    }

    /** Hears that a wait is over. */
    @FunctionalInterface
    interface Wait extends AutoCloseable {
        @Override
        void close();
    }
}
