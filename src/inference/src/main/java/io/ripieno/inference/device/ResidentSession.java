package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;

/**
 * A session that stays loaded; closing a lease leaves it open.
 *
 * @param session closed by whoever loaded it
 * @param residentBytes of the device's memory that it holds
 */
public record ResidentSession(GraphSession session, long residentBytes) implements SessionSource, SessionLease {
    @Override
    public GraphSpec graph() {
        return session.graph();
    }

    @Override
    public boolean isResident() {
        return true;
    }

    @Override
    public double loadSeconds() {
        return 0;
    }

    @Override
    public SessionLease acquire(RunControl control) {
        return this;
    }

    @Override
    public void close() {
        // The session outlives its leases.
    }
}
