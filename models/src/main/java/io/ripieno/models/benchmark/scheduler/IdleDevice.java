package io.ripieno.models.benchmark.scheduler;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A device on which a run takes no time: it only notes which windows were in it, by their single value, which means
 * something where it has one caller.
 */
final class IdleDevice implements Device, GraphSession {
    private static final GraphSpec GRAPH = GraphSpec.draft(
            GraphSpec.MAIN,
            "identity.onnx",
            List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
            List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)));

    private final int[] ran;
    private final int callers;
    private int count;
    private boolean isTimed;
    private long beganNanos;
    private long endedNanos;

    IdleDevice(int fullBatch, int callers) {
        ran = new int[fullBatch];
        this.callers = callers;
    }

    /** How many windows the last run had. */
    int count() {
        return count;
    }

    /** Whether the time of runs is noted from now on, which is not free. */
    void time(boolean isToBe) {
        isTimed = isToBe;
    }

    /** When the last run began that was timed, by {@link System#nanoTime}. */
    long beganNanos() {
        return beganNanos;
    }

    /** When the last run ended that was timed, by {@link System#nanoTime}. */
    long endedNanos() {
        return endedNanos;
    }

    /** The value of a window of the last run. */
    int ran(int place) {
        return ran[place];
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) {
        beganNanos = now();
        FloatBuffer input = buffers.input(0, items);
        FloatBuffer output = buffers.output(0, items);
        for (int i = 0; i < items; i++) {
            ran[i] = (int) input.get(i);
            output.put(i, input.get(i));
        }
        count = items;
        endedNanos = now();
    }

    /** The time, if it is to be noted. */
    long now() {
        return isTimed ? System.nanoTime() : 0;
    }

    @Override
    public GraphSpec graph() {
        return GRAPH;
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String kind() {
        return "cpu";
    }

    @Override
    public int callers() {
        return callers;
    }

    @Override
    public long costNanos() {
        return System.nanoTime();
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx) {
        return this;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
