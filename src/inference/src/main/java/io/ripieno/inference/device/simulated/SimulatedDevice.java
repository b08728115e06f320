package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * A device of one run at a time that takes declared time and answers each output value with the item's first input
 * value. The same runs in the same order fare the same each time.
 */
public final class SimulatedDevice implements Device {
    private final String name;
    private final Time time;
    private final BiFunction<String, GraphSpec, Declared> declared;
    private final Behaviour behaviour;
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong busyNanos = new AtomicLong();
    private final AtomicLong loadNanos = new AtomicLong();

    /**
     * @param declared what a graph of a model costs here
     * @param behaviour when it breaks
     */
    public SimulatedDevice(
            String name, Time time, BiFunction<String, GraphSpec, Declared> declared, Behaviour behaviour) {
        this.name = name;
        this.time = time;
        this.declared = declared;
        this.behaviour = behaviour;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "gpu";
    }

    @Override
    public int callers() {
        return 1;
    }

    @Override
    public long costNanos() {
        return time.nanos();
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx) {
        Declared cost = declared.apply(model, graph);
        long nanos = nanos(cost.loadSeconds());
        time.pass(nanos, new RunControl());
        loadNanos.addAndGet(nanos);
        return new SimulatedSession(this, graph, cost);
    }

    /** Runs begun so far. */
    public long runs() {
        return runs.get();
    }

    /** Declared time of the runs, loading left out; less than they took where the machine woke them late. */
    public long busyNanos() {
        return busyNanos.get();
    }

    /** Time spent in loading. */
    public long loadNanos() {
        return loadNanos.get();
    }

    Time time() {
        return time;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    long begin() {
        return runs.incrementAndGet();
    }

    void busy(long nanos) {
        busyNanos.addAndGet(nanos);
    }

    static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
