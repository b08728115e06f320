package io.ripieno.models.interpret;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ripieno.models.graph.GraphSet;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as ONNX Runtime executes it. */
public final class ServedGraph {
    /** One output. */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(long[] shape, float[] values) {}

    private ServedGraph() {}

    /** One output for one input. */
    public static float[] run(GraphSet network, String graph, String input, float[] values, long[] shape, String output)
            throws OrtException {
        Draw.Given given = new Draw.Given(input, shape, values, new long[0]);
        Result result = run(network, graph, List.of(given)).get(output);
        if (result == null) {
            throw new IllegalArgumentException("There is no output " + output);
        }
        return result.values();
    }

    /** All outputs by name. */
    static Map<String, Result> run(GraphSet network, String graph, List<Draw.Given> inputs) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            byte[] model = network.model(graph).toByteArray();
            for (Draw.Given given : inputs) {
                tensors.put(given.name(), tensor(environment, given));
            }
            try (OrtSession session = environment.createSession(model, options);
                    OrtSession.Result result = session.run(tensors)) {
                Map<String, Result> results = new HashMap<>();
                for (var output : result) {
                    results.put(output.getKey(), read((OnnxTensor) output.getValue()));
                }
                return results;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Draw.Given given) throws OrtException {
        return given.isInteger()
                ? OnnxTensor.createTensor(environment, LongBuffer.wrap(given.integers()), given.shape())
                : OnnxTensor.createTensor(environment, FloatBuffer.wrap(given.floats()), given.shape());
    }

    private static Result read(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new Result(info.getShape(), values);
    }
}
