package io.ripieno.inference.device.onnx;

import io.ripieno.inference.TinyGraph;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.List;

/** A chain of matrix products that takes many seconds for {@link #MANY} rows, and milliseconds each. */
final class SlowGraph {
    /** Rows that take seconds. */
    static final int MANY = 4_096;

    private static final int SIZE = 256;
    private static final int STEPS = 3_000;

    private SlowGraph() {}

    /** The graph for items of so many rows. */
    static GraphSpec spec(long rows) {
        return GraphSpec.draft(
                GraphSpec.MAIN,
                "slow.onnx",
                List.of(new TensorSpec("x", List.of(-1L, rows, (long) SIZE), TensorSpec.FEATURES)),
                List.of(new TensorSpec("y", List.of(-1L, rows, (long) SIZE), TensorSpec.SCORES)));
    }

    static byte[] bytes(long rows) {
        TinyGraph graph = new TinyGraph().input("x", -1, rows, SIZE).weights("w", new float[SIZE * SIZE], SIZE, SIZE);
        for (int step = 0; step < STEPS; step++) {
            String output = step == STEPS - 1 ? "y" : "h" + step;
            graph.node("MatMul", List.of(step == 0 ? "x" : "h" + (step - 1), "w"), output);
        }
        return graph.output("y", -1, rows, SIZE).bytes();
    }
}
