package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.Map;

/**
 * Minus the largest difference between the outputs of a graph and those of the one that it was made from, relative to the
 * largest of these, for the same inputs by ONNX Runtime.
 */
final class ServedDifference implements ServedMeasure {
    private final ServedRuns runs;
    private final Outputs expected;
    private final double largest;

    ServedDifference(ModelProto original, ServedRuns runs) {
        this.runs = runs;
        expected = runs.outputs(original);
        double most = 0;
        for (Block.Floats output : expected.blocks().values()) {
            for (float value : output.values()) {
                most = Math.max(most, Math.abs(value));
            }
        }
        largest = most;
    }

    @Override
    public double of(ModelProto model) {
        Outputs outputs = runs.outputs(model);
        double difference = 0;
        for (Map.Entry<String, Block.Floats> output : expected.blocks().entrySet()) {
            float[] before = output.getValue().values();
            float[] after = outputs.get(output.getKey()).values();
            for (int i = 0; i < before.length; i++) {
                difference = Math.max(difference, Math.abs(after[i] - before[i]));
            }
        }
        return difference == 0 ? 0 : -difference / largest;
    }
}
