package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in ONNX Runtime. Inputs are read from and outputs written to the buffers without a copy. */
final class OnnxSession implements GraphSession {
    private final String what;
    private final GraphSpec graph;
    private final OrtSession session;

    OnnxSession(String model, GraphSpec graph, OrtSession session) {
        this.what = model + "/" + graph.name();
        this.graph = graph;
        this.session = session;
    }

    @Override
    public GraphSpec graph() {
        return graph;
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
        try (RunOptions options = new RunOptions();
                Tensors inputs = new Tensors();
                Tensors outputs = new Tensors()) {
            for (int i = 0; i < graph.inputs().size(); i++) {
                inputs.add(graph.inputs().get(i), buffers.input(i, items), items);
            }
            for (int i = 0; i < graph.outputs().size(); i++) {
                outputs.add(graph.outputs().get(i), buffers.output(i, items), items);
            }
            run(options, inputs.byName(), outputs.byName(), control);
        } catch (OrtException e) {
            throw OnnxErrors.ofRun(what, e, control);
        }
    }

    private void run(
            RunOptions options, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs, RunControl control)
            throws OrtException {
        control.attach(() -> terminate(options));
        try {
            session.run(inputs, Set.of(), outputs, options).close();
        } finally {
            control.detach();
        }
    }

    private static void terminate(RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("A run under way could not be told to end.", e);
        }
    }

    @Override
    public void close() {
        OnnxErrors.close(session);
    }

    /** The tensors over the buffers of one side, closed together. */
    private static final class Tensors implements AutoCloseable {
        private final Map<String, OnnxTensor> byName = new LinkedHashMap<>();

        void add(TensorSpec spec, FloatBuffer values, int items) throws OrtException {
            byName.put(
                    spec.tensor(),
                    OnnxTensor.createTensor(OnnxRuntime.environment(), values, shape(spec.shape(), items)));
        }

        Map<String, OnnxTensor> byName() {
            return byName;
        }

        private static long[] shape(List<Long> stated, int items) {
            long[] shape = stated.stream().mapToLong(Long::longValue).toArray();
            shape[0] = items;
            return shape;
        }

        @Override
        public void close() {
            byName.values().forEach(OnnxTensor::close);
        }
    }
}
