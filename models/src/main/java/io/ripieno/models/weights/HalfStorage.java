package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Stores weights of an exported graph in half precision. Each is cast to single precision in the graph, which ONNX Runtime
 * does once when it loads the file, so that everything is computed in single precision as before.
 *
 * <p>A number of magnitude 6.1e-5 to 65504 changes by at most 2^-11 (0.05 %) of itself, a smaller one by at most 2^-25. As
 * they are stay: tensors with a larger number, which half precision cannot hold; vectors with a smaller one other than 0,
 * and matrices and filters of which a row or column is smaller as a whole (by its root mean square), since little would be
 * left of them; scales of 8-bit products; and tensors of few numbers, whose storage does not matter.
 */
public final class HalfStorage {
    private static final int FEWEST = 64;
    private static final String SUFFIX = ".half";

    /** Below it numbers have fewer than 11 bits. */
    private static final double SMALLEST = 0x1p-14;

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
        List<String> fitting = fitting(model);
        return new Halved(halve(model, fitting), fitting);
    }

    /**
     * Stores tensors in half precision one after the other, the largest first, and keeps each that does not hurt.
     *
     * @param measure how well a graph does; asked once and then once for each tensor
     * @param tolerance by how much the measure may fall in all, 0 or more
     * @return the graph, and the names of the tensors that are stored so, none if each hurts
     */
    public static Shrunk of(ModelProto model, ServedMeasure measure, double tolerance) throws WeightsException {
        return Shrunk.of(model, fitting(model), (graph, tensor) -> halve(graph, List.of(tensor)), measure, tolerance);
    }

    /** Whether a tensor was stored so. */
    static boolean isHalf(TensorProto tensor) {
        return tensor.getDataType() == TensorProto.DataType.FLOAT16.getNumber()
                && tensor.getName().endsWith(SUFFIX);
    }

    /** The name that it had before. */
    static String original(TensorProto half) {
        return half.getName().substring(0, half.getName().length() - SUFFIX.length());
    }

    /** The numbers of a tensor that was stored so. */
    static float[] floats(TensorProto half) {
        ByteBuffer raw = half.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[raw.remaining() / Short.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = HalfFloat.toFloat(raw.getShort());
        }
        return values;
    }

    private static List<String> fitting(ModelProto model) {
        return model.getGraph().getInitializerList().stream()
                .filter(HalfStorage::fits)
                .sorted(Comparator.comparingInt((TensorProto tensor) -> tensor.getSerializedSize())
                        .reversed())
                .map(TensorProto::getName)
                .toList();
    }

    private static ModelProto halve(ModelProto model, List<String> names) {
        GraphProto.Builder graph =
                model.getGraph().toBuilder().clearInitializer().clearNode();
        List<NodeProto> casts = new ArrayList<>();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (names.contains(tensor.getName())) {
                graph.addInitializer(halved(tensor));
                casts.add(InitialiserEdit.castToFloat(tensor.getName(), tensor.getName() + SUFFIX));
            } else {
                graph.addInitializer(tensor);
            }
        }
        graph.addAllNode(casts).addAllNode(model.getGraph().getNodeList());
        return model.toBuilder().setGraph(graph).build();
    }

    private static boolean fits(TensorProto tensor) {
        if (!InitialiserEdit.isFloat(tensor) || tensor.getName().endsWith(QuantisedColumns.SCALES)) {
            return false;
        }
        float[] values = InitialiserEdit.floats(tensor);
        for (float value : values) {
            if (!(Math.abs(value) <= HalfFloat.LARGEST)) {
                return false;
            }
        }
        return values.length >= FEWEST && !losesSmall(values, tensor.getDimsList());
    }

    /** Rows and columns are what has one index of the first or of the last dimension; of a vector, its numbers. */
    private static boolean losesSmall(float[] values, List<Long> shape) {
        int last = Math.toIntExact(shape.get(shape.size() - 1));
        int first = values.length / Math.toIntExact(shape.get(0));
        return isSmall(values, values.length / first, i -> i / first) || isSmall(values, last, i -> i % last);
    }

    /** Whether the root mean square of a part is small, but not 0. */
    private static boolean isSmall(float[] values, int parts, IntUnaryOperator partOf) {
        double[] squares = new double[parts];
        for (int i = 0; i < values.length; i++) {
            squares[partOf.applyAsInt(i)] += (double) values[i] * values[i];
        }
        double smallest = SMALLEST * SMALLEST * values.length / parts;
        return Arrays.stream(squares).anyMatch(sum -> sum > 0 && sum < smallest);
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
