package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.Bindings;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors over one set of buffers for one number of items, inputs and outputs, with the options of the run. Made
 * once and used by every such run, so that a run allocates next to nothing and ONNX Runtime writes straight into the
 * buffers.
 */
final class BoundRun implements Bindings.Binding {
    private static final String SHRINK = "memory.enable_memory_arena_shrinkage";

    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final RunOptions options;

    /** @param arena that is shrunk after the run, for example {@code cpu:0}; empty for none */
    BoundRun(GraphSpec graph, BatchBuffers buffers, int items, String arena) throws OrtException {
        this.options = new RunOptions();
        boolean complete = false;
        try {
            if (!arena.isEmpty()) {
                options.addRunConfigEntry(SHRINK, arena);
            }
            for (int i = 0; i < graph.inputs().size(); i++) {
                put(inputs, graph.inputs().get(i), buffers.input(i, items), items);
            }
            for (int i = 0; i < graph.outputs().size(); i++) {
                put(outputs, graph.outputs().get(i), buffers.output(i, items), items);
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    Map<String, OnnxTensor> inputs() {
        return inputs;
    }

    Map<String, OnnxTensor> outputs() {
        return outputs;
    }

    RunOptions options() {
        return options;
    }

    private static void put(Map<String, OnnxTensor> tensors, TensorSpec spec, FloatBuffer values, int items)
            throws OrtException {
        tensors.put(
                spec.tensor(), OnnxTensor.createTensor(OnnxRuntime.environment(), values, shape(spec.shape(), items)));
    }

    private static long[] shape(List<Long> stated, int items) {
        long[] shape = stated.stream().mapToLong(Long::longValue).toArray();
        shape[0] = items;
        return shape;
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        options.close();
    }
}
