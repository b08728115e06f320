package io.ripieno.models.network.symbolic;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.ripieno.models.graph.GraphSet;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** ONNX Runtime, with one session for each graph. */
public final class ServedEngine implements Engine {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Map<String, OrtSession> sessions = new HashMap<>();
    private final GraphSet network;

    public ServedEngine(GraphSet network) {
        this.network = network;
    }

    @Override
    public Outputs run(String graph, Map<String, Block> inputs) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, Block> input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getValue()));
            }
            try (OrtSession.Result result = session(graph).run(tensors)) {
                Map<String, Block.Floats> outputs = new HashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    OnnxTensor tensor = (OnnxTensor) output.getValue();
                    FloatBuffer buffer = tensor.getFloatBuffer();
                    float[] values = new float[buffer.remaining()];
                    buffer.get(values);
                    outputs.put(
                            output.getKey(),
                            new Block.Floats(values, tensor.getInfo().getShape()));
                }
                return new Outputs(outputs);
            }
        } catch (OrtException e) {
            throw new AssertionError("graph " + graph + " is not served", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            for (OrtSession session : sessions.values()) {
                session.close();
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    private OnnxTensor tensor(Block block) throws OrtException {
        if (block instanceof Block.Tokens tokens) {
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens.values()), tokens.shape());
        }
        Block.Floats floats = (Block.Floats) block;
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
    }

    private OrtSession session(String graph) throws OrtException {
        OrtSession session = sessions.get(graph);
        if (session == null) {
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
                session = environment.createSession(network.model(graph).toByteArray(), options);
            }
            sessions.put(graph, session);
        }
        return session;
    }
}
