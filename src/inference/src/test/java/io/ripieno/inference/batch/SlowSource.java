package io.ripieno.inference.batch;

import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.model.GraphSpec;

/** A graph that is loaded for each batch, while something else happens. */
record SlowSource(GraphSession session, Runnable meanwhile, double loadSeconds) implements SessionSource {
    SlowSource(GraphSession session, Runnable meanwhile) {
        this(session, meanwhile, 0);
    }

    @Override
    public GraphSpec graph() {
        return session.graph();
    }

    @Override
    public boolean isResident() {
        return false;
    }

    @Override
    public long residentBytes() {
        return 1;
    }

    @Override
    public SessionLease acquire(RunControl control) {
        meanwhile.run();
        return new Lease(session);
    }

    private record Lease(GraphSession session) implements SessionLease {
        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
