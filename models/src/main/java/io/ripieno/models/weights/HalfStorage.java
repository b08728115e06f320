package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores weights of an exported graph in half precision. Each is cast to single precision in the graph, which ONNX Runtime
 * does once when it loads the file, so that everything is computed in single precision as before.
 *
 * <p>A number of magnitude 6.1e-5 to 65504 changes by at most 2^-11 (0.05 %) of itself, a smaller one by at most 2^-25.
 * Tensors with a larger number, which half precision cannot hold, and small ones, whose storage does not matter, stay as
 * they are.
 */
public final class HalfStorage {
    private static final int FEWEST = 64;
    private static final String SUFFIX = ".half";

    private HalfStorage() {}

    /**
     * A graph with weights in half precision.
     *
     * @param halved the names of the tensors that are stored so
     */
    public record Halved(ModelProto model, List<String> halved) {
        public Halved {
            halved = List.copyOf(halved);
        }
    }

    /** Rewrites a graph; inputs, outputs and names of values stay the same. */
    public static Halved of(ModelProto model) {
        GraphProto.Builder graph =
                model.getGraph().toBuilder().clearInitializer().clearNode();
        List<String> halved = new ArrayList<>();
        List<NodeProto> casts = new ArrayList<>();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (fits(tensor)) {
                graph.addInitializer(halved(tensor));
                casts.add(InitialiserEdit.castToFloat(tensor.getName(), tensor.getName() + SUFFIX));
                halved.add(tensor.getName());
            } else {
                graph.addInitializer(tensor);
            }
        }
        graph.addAllNode(casts).addAllNode(model.getGraph().getNodeList());
        return new Halved(model.toBuilder().setGraph(graph).build(), halved);
    }

    private static boolean fits(TensorProto tensor) {
        if (!InitialiserEdit.isFloat(tensor)) {
            return false;
        }
        float[] values = InitialiserEdit.floats(tensor);
        for (float value : values) {
            if (!(Math.abs(value) <= HalfFloat.LARGEST)) {
                return false;
            }
        }
        return values.length >= FEWEST;
    }

    private static TensorProto halved(TensorProto tensor) {
        float[] values = InitialiserEdit.floats(tensor);
        ByteBuffer raw = InitialiserEdit.buffer(Math.multiplyExact(values.length, Short.BYTES));
        for (float value : values) {
            raw.putShort(HalfFloat.of(value));
        }
        return InitialiserEdit.tensor(
                tensor.getName() + SUFFIX, TensorProto.DataType.FLOAT16, tensor.getDimsList(), raw);
    }
}
