package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.ServedGraph;
import java.util.Map;

/** A graph's first output for its one input, by ONNX Runtime. */
final class Served {
    private Served() {}

    static float[] run(ModelProto model, float[] values, long... shape) {
        GraphProto graph = model.getGraph();
        try (ServedGraph served = new ServedGraph(model)) {
            return served.run(Map.of(graph.getInput(0).getName(), new Block.Floats(values, shape)))
                    .get(graph.getOutput(0).getName())
                    .values();
        }
    }
}
