package io.ripieno.models.interpret;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.ripieno.models.graph.GraphSet;
import java.nio.FloatBuffer;
import java.util.Map;

/** A graph as ONNX Runtime executes it. */
public final class ServedGraph {
    private ServedGraph() {}

    /** One output for one input. */
    public static float[] run(GraphSet network, String graph, String input, float[] values, long[] shape, String output)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            byte[] model = network.model(graph).toByteArray();
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                FloatBuffer buffer = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
                float[] got = new float[buffer.remaining()];
                buffer.get(got);
                return got;
            }
        }
    }
}
