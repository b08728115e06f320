package io.ripieno.inference.batch;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A graph that doubles its only value, takes a declared time on the virtual clock and fails on demand.
 */
public final class FakeSession implements GraphSession {
    /** Makes a run throw when it is in the batch. */
    public static final float POISON = -1;

    static final GraphSpec GRAPH = GraphSpec.draft(
            GraphSpec.MAIN,
            "fake.onnx",
            List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
            List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)));

    private final VirtualClock clock;
    private final List<Integer> batchSizes = new ArrayList<>();
    private float harmless = Float.NaN;
    private long nanosPerRun;
    private long nanosPerItem;
    private DeviceException.Problem problem = DeviceException.Problem.FAILED;
    private Predicate<Integer> refuses = items -> false;
    private Blocker blocker = control -> {};

    /** Holds a run up until the test lets it go on. */
    @FunctionalInterface
    public interface Blocker {
        void block(RunControl control) throws DeviceException;
    }

    public FakeSession(VirtualClock clock) {
        this.clock = clock;
    }

    public void cost(long perRun, long perItem) {
        nanosPerRun = perRun;
        nanosPerItem = perItem;
    }

    /** From now on this value does no harm. */
    void accept(float value) {
        harmless = value;
    }

    public void failAs(DeviceException.Problem kind) {
        problem = kind;
    }

    public void refuseBatches(Predicate<Integer> sizes) {
        refuses = sizes;
    }

    public void blockWith(Blocker with) {
        blocker = with;
    }

    public synchronized List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    @Override
    public GraphSpec graph() {
        return GRAPH;
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
        synchronized (this) {
            batchSizes.add(items);
        }
        blocker.block(control);
        clock.advance(nanosPerRun + items * nanosPerItem);
        FloatBuffer input = buffers.input(0, items);
        FloatBuffer output = buffers.output(0, items);
        boolean poisoned = refuses.test(items);
        for (int i = 0; i < items; i++) {
            poisoned |= input.get(i) == POISON && input.get(i) != harmless;
            output.put(i, 2 * input.get(i));
        }
        if (poisoned) {
            throw new DeviceException(problem, "The fake graph fails as it was told.");
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
