package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.util.List;

/**
 * Minus the largest difference between the outputs of a graph and those of the one that it was made from, relative to the
 * largest of these, for the same inputs by ONNX Runtime.
 */
final class ServedDifference implements ServedMeasure {
    private final ServedRuns runs;
    private final List<float[]> expected;
    private final double largest;

    ServedDifference(ModelProto original, ServedRuns runs) throws OrtException {
        this.runs = runs;
        expected = runs.outputs(original);
        double most = 0;
        for (float[] output : expected) {
            for (float value : output) {
                most = Math.max(most, Math.abs(value));
            }
        }
        largest = most;
    }

    @Override
    public double of(ModelProto model) throws OrtException {
        List<float[]> outputs = runs.outputs(model);
        double difference = 0;
        for (int o = 0; o < outputs.size(); o++) {
            float[] output = outputs.get(o);
            for (int i = 0; i < output.length; i++) {
                difference = Math.max(difference, Math.abs(output[i] - expected.get(o)[i]));
            }
        }
        return difference == 0 ? 0 : -difference / largest;
    }
}
