package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Minus the largest difference between the outputs of a graph and those of the one that it was made from, relative to the
 * largest of these, for the same inputs by ONNX Runtime.
 */
final class ServedDifference implements ServedMeasure {
    private final List<NamedTensor> inputs = new ArrayList<>();
    private final List<float[]> expected;
    private final double largest;

    /**
     * @param examples a tensor for each input of the graph, under its name
     * @throws WeightsException if one is missing
     */
    ServedDifference(ModelProto original, NamedTensors examples) throws IOException, OrtException {
        for (ValueInfoProto input : original.getGraph().getInputList()) {
            inputs.add(examples.read(input.getName()));
        }
        expected = outputs(original);
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
        List<float[]> outputs = outputs(model);
        double difference = 0;
        for (int o = 0; o < outputs.size(); o++) {
            float[] output = outputs.get(o);
            for (int i = 0; i < output.length; i++) {
                difference = Math.max(difference, Math.abs(output[i] - expected.get(o)[i]));
            }
        }
        return difference == 0 ? 0 : -difference / largest;
    }

    /** Those that are single-precision numbers. */
    private List<float[]> outputs(ModelProto model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(model.toByteArray(), options)) {
            for (int i = 0; i < inputs.size(); i++) {
                ValueInfoProto input = model.getGraph().getInput(i);
                given.put(input.getName(), tensor(environment, input, inputs.get(i)));
            }
            List<float[]> outputs = new ArrayList<>();
            try (OrtSession.Result result = session.run(given)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    if (output.getValue() instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
                        FloatBuffer buffer = tensor.getFloatBuffer();
                        float[] values = new float[buffer.remaining()];
                        buffer.get(values);
                        outputs.add(values);
                    }
                }
            }
            return outputs;
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, ValueInfoProto input, NamedTensor example)
            throws OrtException {
        float[] values = example.values();
        long[] shape = example.shape().stream().mapToLong(Long::longValue).toArray();
        if (input.getType().getTensorType().getElemType() == TensorProto.DataType.INT64.getNumber()) {
            LongBuffer whole = LongBuffer.allocate(values.length);
            for (float value : values) {
                whole.put((long) value);
            }
            return OnnxTensor.createTensor(environment, whole.flip(), shape);
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }
}
