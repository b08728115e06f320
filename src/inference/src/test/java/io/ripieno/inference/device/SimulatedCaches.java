package io.ripieno.inference.device;

import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Caches of sessions on a simulated device, and what they gave up. */
final class SimulatedCaches {
    static final long SIZE = 100;

    private final List<String> evicted = Collections.synchronizedList(new ArrayList<>());
    private final Time time = new VirtualTime();
    private final SimulatedDevice device =
            new SimulatedDevice("sim", time, (model, graph) -> new Declared(0, 1e-3, SIZE, 0.5), Behaviour.SOUND);

    SessionCache of(long budget) {
        return new SessionCache("sim", budget, nanoClock(), new SessionListener() {
            @Override
            public void onEviction(String name, String what, long bytes) {
                evicted.add(what);
            }
        });
    }

    LongSupplier nanoClock() {
        return time::nanos;
    }

    /** By name, in the order in which they went. */
    List<String> evicted() {
        return evicted;
    }

    CachedSession add(SessionCache cache, String name, long bytes) throws ModelException {
        return add(cache, name, bytes, () -> {});
    }

    /** A session that does something of its own when it is closed. */
    CachedSession add(SessionCache cache, String name, long bytes, Runnable onClose) throws ModelException {
        GraphSpec graph = SimulatedGraphs.scalar(name);
        return cache.add(name, graph, bytes, () -> new Closing(load(name, graph), onClose));
    }

    GraphSession load(String name, GraphSpec graph) throws ModelException {
        return device.load(name, graph, new byte[0]);
    }

    static void use(CachedSession session, RunControl control) {
        try {
            session.acquire(control).close();
        } catch (DeviceException e) {
            throw new IllegalStateException(e);
        }
    }

    static DeviceException failure(CachedSession session, RunControl control) {
        try {
            session.acquire(control).close();
            throw new AssertionError("It was leased.");
        } catch (DeviceException e) {
            return e;
        }
    }

    private record Closing(GraphSession session, Runnable onClose) implements GraphSession {
        @Override
        public GraphSpec graph() {
            return session.graph();
        }

        @Override
        public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
            session.run(buffers, items, control);
        }

        @Override
        public void close() {
            onClose.run();
            session.close();
        }
    }
}
