package io.ripieno.inference.device;

/** The right to run a session until this is closed. */
public interface SessionLease extends AutoCloseable {
    GraphSession session();

    /** What loading it for this lease took, in nanoseconds; 0 if it was loaded before. */
    default long loadNanos() {
        return 0;
    }

    /** Idle sessions that had to go to make room for it. */
    default int evictions() {
        return 0;
    }

    /** Has the device give up idle sessions, after memory did not suffice for a run; returns how many went. */
    default int makeRoom() {
        return 0;
    }

    @Override
    void close();
}
