package io.ripieno.inference.device.onnx;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The cores of this machine. A graph has one session that all callers share; a run uses the caller's own thread and no
 * other, and nothing spins while it waits.
 */
public final class OnnxCpuDevice implements Device {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String ARENA = "cpu:0";

    private final int callers;

    public OnnxCpuDevice(int callers) {
        this.callers = callers;
    }

    @Override
    public String runtime() {
        return OnnxRuntime.version();
    }

    @Override
    public String hardware() {
        return Machine.PROCESSOR;
    }

    /** What is resident of this process outside the Java heap, roughly. */
    @Override
    public long memoryInUse() {
        return Machine.nativeBytes();
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String kind() {
        return "cpu";
    }

    @Override
    public int callers() {
        return callers;
    }

    /** Processor time of the calling thread, which does all of the work of a run. */
    @Override
    public long costNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx) throws ModelException {
        return OnnxSession.open(name(), model, graph, onnx, ARENA, options -> {});
    }

    @Override
    public void close() {
        // Sessions are closed by those who loaded them; the environment lives as long as the process.
    }
}
