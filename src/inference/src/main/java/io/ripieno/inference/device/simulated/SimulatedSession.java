package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session of declared cost. */
final class SimulatedSession implements GraphSession {
    private final SimulatedDevice device;
    private final GraphSpec graph;
    private final Declared cost;
    private final int opening;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param opening of the device at which it was loaded */
    SimulatedSession(SimulatedDevice device, GraphSpec graph, Declared cost, int opening) {
        this.opening = opening;
        this.device = device;
        this.graph = graph;
        this.cost = cost;
    }

    @Override
    public GraphSpec graph() {
        return graph;
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
        if (closed.get()) {
            throw new IllegalStateException(graph.name() + " is run on " + device.name() + " after it was closed.");
        }
        if (opening != device.openings()) {
            throw new DeviceException(
                    Problem.DEVICE_LOST,
                    graph.name() + " was loaded before " + device.name() + " was lost and opened anew.");
        }
        Time time = device.time();
        long start = time.nanos();
        Fault fault = device.behaviour().of(new Behaviour.Run(device.begin(), graph.name(), items, buffers, start));
        if (fault == Fault.HANGS) {
            time.hang(control);
            device.busy(time.nanos() - start);
        } else if (fault != Fault.LOST) {
            long nanos = SimulatedDevice.nanos(cost.seconds(items));
            time.pass(nanos, control);
            device.busy(Math.min(nanos, time.nanos() - start));
        }
        if (control.isTerminated()) {
            throw new DeviceException(Problem.TERMINATED, "The run of " + graph.name() + " was ended on demand.");
        }
        if (fault != null) {
            throw new DeviceException(problem(fault), graph.name() + " on " + device.name() + ": " + fault + ".");
        }
        answer(buffers, items);
    }

    private static Problem problem(Fault fault) {
        return switch (fault) {
            case OUT_OF_MEMORY -> Problem.OUT_OF_MEMORY;
            case LOST -> Problem.DEVICE_LOST;
            case FAILED, HANGS -> Problem.FAILED;
        };
    }

    private void answer(BatchBuffers buffers, int items) {
        FloatBuffer input = buffers.input(0, items);
        int stride = input.limit() / items;
        for (int tensor = 0; tensor < graph.outputs().size(); tensor++) {
            FloatBuffer output = buffers.output(tensor, items);
            int values = output.limit() / items;
            for (int i = 0; i < output.limit(); i++) {
                output.put(i, input.get(i / values * stride));
            }
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            throw new IllegalStateException(graph.name() + " on " + device.name() + " is closed twice.");
        }
        device.evict(cost);
    }
}
