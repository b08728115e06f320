package io.ripieno.inference.batch;

import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.model.GraphSpec;
import java.util.LinkedHashSet;
import java.util.Set;

/** Room for so many sessions on a device; the least recently used gives way. Time to load is declared, not spent. */
final class SimulatedMemory {
    private final int room;
    private final Set<Source> resident = new LinkedHashSet<>();
    private int loads;

    SimulatedMemory(int room) {
        this.room = room;
    }

    Source source(double loadSeconds) {
        return new Source(loadSeconds);
    }

    int loads() {
        return loads;
    }

    final class Source implements SessionSource {
        private final double loadSeconds;

        private Source(double loadSeconds) {
            this.loadSeconds = loadSeconds;
        }

        /** Makes it resident and returns the nanoseconds that it took. */
        long use() {
            boolean known = resident.remove(this);
            resident.add(this);
            if (known) {
                return 0;
            }
            loads++;
            while (resident.size() > room) {
                resident.remove(resident.iterator().next());
            }
            return Math.round(loadSeconds * 1e9);
        }

        @Override
        public GraphSpec graph() {
            return FakeSession.GRAPH;
        }

        @Override
        public boolean isResident() {
            return resident.contains(this);
        }

        @Override
        public double loadSeconds() {
            return loadSeconds;
        }

        @Override
        public long residentBytes() {
            return 1;
        }

        @Override
        public SessionLease acquire(RunControl control) {
            throw new UnsupportedOperationException("Simulated sessions do not run.");
        }
    }
}
