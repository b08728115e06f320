package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.CudaOptions;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * A device that takes declared time and answers each output value with the item's first input
 * value. The same runs in the same order fare the same each time.
 */
public final class SimulatedDevice implements Device {
    private final String name;
    private final String kind;
    private final int callers;
    private final Time time;
    private final Declaration declared;
    private final Behaviour behaviour;
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong busyNanos = new AtomicLong();
    private final AtomicLong loads = new AtomicLong();
    private final AtomicLong loadNanos = new AtomicLong();
    private final AtomicLong evictNanos = new AtomicLong();
    private final AtomicLong heldBytes = new AtomicLong();
    private final AtomicInteger openings = new AtomicInteger(1);

    /**
     * @param declared what a graph of a model costs here
     * @param behaviour when it breaks
     */
    public SimulatedDevice(
            String name, Time time, BiFunction<String, GraphSpec, Declared> declared, Behaviour behaviour) {
        this(name, "gpu", 1, time, declared, behaviour);
    }

    /** The same where what a graph costs depends on how the device is told to run it. */
    public SimulatedDevice(String name, Time time, Declaration declared, Behaviour behaviour) {
        this(name, "gpu", 1, time, declared, behaviour);
    }

    /** The same of a kind, for so many runs at a time. */
    public SimulatedDevice(
            String name,
            String kind,
            int callers,
            Time time,
            BiFunction<String, GraphSpec, Declared> declared,
            Behaviour behaviour) {
        this(name, kind, callers, time, (model, graph, options) -> declared.apply(model, graph), behaviour);
    }

    private SimulatedDevice(
            String name, String kind, int callers, Time time, Declaration declared, Behaviour behaviour) {
        this.name = name;
        this.kind = kind;
        this.callers = callers;
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
        return kind;
    }

    @Override
    public int callers() {
        return callers;
    }

    @Override
    public long costNanos() {
        return time.nanos();
    }

    @Override
    public boolean runsFewSizes() {
        return kind.equals("gpu");
    }

    @Override
    public String saidOf(DeviceOptions options) {
        return options.onCuda().said();
    }

    @Override
    public List<DeviceOptions> otherThan(DeviceOptions options) {
        return options.onCuda().withOtherSearches().stream()
                .map(options::withCuda)
                .toList();
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx) throws ModelException {
        return load(model, graph, CudaOptions.UNSAID);
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx, DeviceOptions options) throws ModelException {
        return load(model, graph, options.onCuda());
    }

    private GraphSession load(String model, GraphSpec graph, CudaOptions options) throws ModelException {
        Declared cost = declared.of(model, graph, options);
        long others = heldBytes.getAndAdd(cost.bytes());
        boolean loaded = false;
        try {
            int opening = openings.get();
            Behaviour.Load load = new Behaviour.Load(loads.incrementAndGet(), graph.name(), cost.bytes(), others);
            Fault fault = behaviour.isGone(time.nanos()) ? Fault.LOST : behaviour.ofLoad(load);
            long nanos = nanos(cost.loadSeconds());
            time.pass(nanos, new RunControl());
            loadNanos.addAndGet(nanos);
            if (fault != null) {
                throw new ModelException(
                        problem(fault), graph.name() + " of " + model + " on " + name + ": " + fault + ".");
            }
            loaded = true;
            return new SimulatedSession(this, graph, cost, opening);
        } finally {
            if (!loaded) {
                free(cost);
            }
        }
    }

    private static ModelException.Problem problem(Fault fault) {
        return switch (fault) {
            case OUT_OF_MEMORY -> ModelException.Problem.OUT_OF_MEMORY;
            case LOST -> ModelException.Problem.DEVICE_LOST;
            case FAILED, HANGS -> ModelException.Problem.UNSUPPORTED;
        };
    }

    @Override
    public void reopen() throws DeviceException {
        if (behaviour.isGone(time.nanos())) {
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, name + " is still gone.");
        }
        openings.incrementAndGet();
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

    /** Time spent in giving sessions up. */
    public long evictNanos() {
        return evictNanos.get();
    }

    /** What sessions take that were loaded and not closed. */
    public long heldBytes() {
        return heldBytes.get();
    }

    /** How often it was opened; what was loaded before the latest time is lost. */
    int openings() {
        return openings.get();
    }

    /** Its memory is free at the end. */
    void evict(Declared session) {
        long nanos = nanos(session.evictSeconds());
        if (nanos > 0) {
            time.pass(nanos, new RunControl());
            evictNanos.addAndGet(nanos);
        }
        free(session);
    }

    private void free(Declared session) {
        heldBytes.addAndGet(-session.bytes());
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
