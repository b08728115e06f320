package io.ripieno.inference.device;

/** The right to run a session until this is closed. */
public interface SessionLease extends AutoCloseable {
    GraphSession session();

    @Override
    void close();
}
