package io.ripieno.inference.device.simulated;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.List;

/** Graphs that need no file. */
public final class SimulatedGraphs {
    private SimulatedGraphs() {}

    /** One value in, one value out per item. */
    public static GraphSpec scalar(String name) {
        return GraphSpec.draft(
                name,
                name + ".onnx",
                List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
                List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)));
    }
}
