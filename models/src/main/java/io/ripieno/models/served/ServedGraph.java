package io.ripieno.models.served;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.ripieno.inference.device.onnx.OnnxRuntime;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A graph that was loaded into ONNX Runtime, with one thread. */
public final class ServedGraph implements AutoCloseable {
    private interface Opening {
        OrtSession with(OrtSession.SessionOptions options) throws OrtException;
    }

    private final String name;
    private final OrtSession session;

    /** @throws ServedException if ONNX Runtime refuses it */
    public ServedGraph(ModelProto model) {
        this("graph " + model.getGraph().getName(), options -> OnnxRuntime.environment()
                .createSession(model.toByteArray(), options));
    }

    /**
     * From a file: a large model then needs no second place in the heap.
     *
     * @throws ServedException if ONNX Runtime refuses it
     */
    public ServedGraph(Path file) {
        this(file.toString(), options -> OnnxRuntime.environment().createSession(file.toString(), options));
    }

    private ServedGraph(String name, Opening opening) {
        this.name = name;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = opening.with(options);
        } catch (OrtException e) {
            throw new ServedException(
                    "ONNX Runtime does not load %s: %s. Correct the graph.".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Those outputs that are numbers, for one run.
     *
     * @param inputs a block for each input, by name
     * @throws ServedException if the inputs are not those that the graph declares, or the run fails
     */
    public Outputs run(Map<String, ? extends Block> inputs) {
        try (ServedInputs given = new ServedInputs(inputs);
                OrtSession.Result result = session.run(given.tensors())) {
            Map<String, Block.Floats> outputs = new LinkedHashMap<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                if (output.getValue() instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
                    FloatBuffer buffer = tensor.getFloatBuffer();
                    float[] values = new float[buffer.remaining()];
                    buffer.get(values);
                    outputs.put(
                            output.getKey(),
                            new Block.Floats(values, tensor.getInfo().getShape()));
                }
            }
            return new Outputs(outputs);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /**
     * The nanoseconds of one run, whose outputs are not read.
     *
     * @throws ServedException as {@link #run} does
     */
    public long nanos(ServedInputs inputs) {
        try {
            long start = System.nanoTime();
            session.run(inputs.tensors()).close();
            return System.nanoTime() - start;
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private ServedException failed(OrtException e) {
        return new ServedException(
                "ONNX Runtime does not run %s: %s. Give each input with the type and the shape that the graph declares."
                        .formatted(name, e.getMessage()),
                e);
    }
}
