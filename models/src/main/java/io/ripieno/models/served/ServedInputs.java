package io.ripieno.models.served;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.ripieno.inference.device.onnx.OnnxRuntime;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Inputs that were copied into ONNX Runtime once, for many runs. */
public final class ServedInputs implements AutoCloseable {
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    /**
     * Copies blocks.
     *
     * @param blocks by the names of the graph's inputs
     * @throws ServedException if a block has not as many numbers as its shape says
     */
    public ServedInputs(Map<String, ? extends Block> blocks) {
        OrtEnvironment environment = OnnxRuntime.environment();
        for (Map.Entry<String, ? extends Block> each : blocks.entrySet()) {
            try {
                tensors.put(each.getKey(), tensor(environment, each.getValue()));
            } catch (OrtException e) {
                close();
                throw new ServedException(
                        "Input %s cannot be given: %s. Give as many numbers as its shape says."
                                .formatted(each.getKey(), e.getMessage()),
                        e);
            }
        }
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Block block) throws OrtException {
        if (block instanceof Block.Tokens tokens) {
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens.values()), tokens.shape());
        }
        Block.Floats floats = (Block.Floats) block;
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
    }
}
