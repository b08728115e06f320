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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs of a graph, and of those that are made from it, on the same inputs by ONNX Runtime with one thread. */
final class ServedRuns {
    private static final int WARM_UP = 3;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final List<NamedTensor> inputs = new ArrayList<>();

    /**
     * @param examples a tensor for each input of the graph, under its name
     * @throws WeightsException if one is missing
     */
    ServedRuns(ModelProto original, NamedTensors examples) throws IOException {
        for (ValueInfoProto input : original.getGraph().getInputList()) {
            inputs.add(examples.read(input.getName()));
        }
    }

    /** Those outputs that are single-precision numbers. */
    List<float[]> outputs(ModelProto model) throws OrtException {
        Map<String, OnnxTensor> given = tensors(model);
        try (OrtSession session = session(model);
                OrtSession.Result result = session.run(given)) {
            List<float[]> outputs = new ArrayList<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                if (output.getValue() instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
                    FloatBuffer buffer = tensor.getFloatBuffer();
                    float[] values = new float[buffer.remaining()];
                    buffer.get(values);
                    outputs.add(values);
                }
            }
            return outputs;
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * How many times as many runs a second one graph does as another, by the medians of rounds in which both run in turn.
     *
     * @param rounds at least 1
     */
    double speed(ModelProto model, ModelProto other, int rounds) throws OrtException {
        Map<String, OnnxTensor> given = tensors(model);
        double[] own = new double[rounds];
        double[] others = new double[rounds];
        try (OrtSession first = session(model);
                OrtSession second = session(other)) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double one = nanos(first, given);
                double two = nanos(second, given);
                if (round >= 0) {
                    own[round] = one;
                    others[round] = two;
                }
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
        Arrays.sort(own);
        Arrays.sort(others);
        return others[rounds / 2] / own[rounds / 2];
    }

    private static double nanos(OrtSession session, Map<String, OnnxTensor> given) throws OrtException {
        long start = System.nanoTime();
        session.run(given).close();
        return System.nanoTime() - start;
    }

    private OrtSession session(ModelProto model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            return environment.createSession(model.toByteArray(), options);
        }
    }

    private Map<String, OnnxTensor> tensors(ModelProto model) throws OrtException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            ValueInfoProto input = model.getGraph().getInput(i);
            given.put(input.getName(), tensor(input, inputs.get(i)));
        }
        return given;
    }

    private OnnxTensor tensor(ValueInfoProto input, NamedTensor example) throws OrtException {
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
