package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes that stand in for one product of rows with a matrix: each row is divided by a scale of its own and rounded to
 * whole numbers from −127 to 127, and the sums are scaled back by the scales of row and column. What a row gives depends on
 * no other row, so not on what shares its batch.
 *
 * <p>Rows are handed over as unsigned numbers with the zero point 128: ONNX Runtime multiplies unsigned rows with signed
 * columns by vector instructions, and signed rows number by number.
 */
final class Int8Nodes {
    private static final float STEPS = 127;

    /** A row of zeros would else be divided by zero; lost in any other. */
    private static final float LEAST = 1e-30f;

    private static final int ZERO_POINT = 128;

    private static final String SHARE = ".row_share";
    private static final String LEAST_NAME = ".row_least";
    private static final String SHIFT = ".row_shift";
    private static final String ZERO = ".row_zero";

    private final String name;
    private final List<NodeProto> nodes = new ArrayList<>();

    private Int8Nodes(String product) {
        this.name = product;
    }

    /** In the order of their execution; the initialisers of {@link QuantisedColumns} and {@link #addConstants} go with them. */
    static List<NodeProto> of(NodeProto product) {
        boolean biased = product.getInputCount() > 2 && !product.getInput(2).isEmpty();
        Int8Nodes all = new Int8Nodes(product.getOutput(0));
        all.addProduct(product.getInput(0), biased ? product.getInput(2) : "");
        return all.nodes;
    }

    /** Adds the numbers that the nodes of a product mention. */
    static void addConstants(GraphProto.Builder graph, String product) {
        graph.addInitializer(number(product + SHARE, 1 / STEPS))
                .addInitializer(number(product + LEAST_NAME, LEAST))
                .addInitializer(number(product + SHIFT, ZERO_POINT))
                .addInitializer(InitialiserEdit.tensor(
                        product + ZERO, TensorProto.DataType.UINT8, List.of(), ByteBuffer.wrap(new byte[] {
                            (byte) ZERO_POINT
                        })));
    }

    private void addProduct(String rows, String bias) {
        add("Abs", ".magnitudes", rows);
        addReduction("ReduceMax", ".largest", ".magnitudes");
        add("Mul", ".row_shares", name + ".largest", name + SHARE);
        add("Add", ".row_scales", name + ".row_shares", name + LEAST_NAME);
        add("Div", ".steps", rows, name + ".row_scales");
        addFactors();
        add("Round", ".rounded", name + ".steps");
        add("Add", ".shifted", name + ".rounded", name + SHIFT);
        nodes.add(InitialiserEdit.cast(name + ".quantised", name + ".shifted", TensorProto.DataType.UINT8));
        add("MatMulInteger", ".sums", name + ".quantised", name + QuantisedColumns.NUMBERS, name + ZERO);
        nodes.add(InitialiserEdit.castToFloat(name + ".single", name + ".sums"));
        add("Mul", ".scaled_rows", name + ".single", name + ".row_factors");
        add("Mul", bias.isEmpty() ? "" : ".scaled", name + ".scaled_rows", name + QuantisedColumns.SCALES);
        if (!bias.isEmpty()) {
            add("Add", "", name + ".scaled", bias);
        }
    }

    /**
     * The scales of the rows, but NaN for one with a number that is not finite: in whole numbers it would be lost, as the
     * largest of numbers may be where one is NaN. Steps are small, so that the mean of finite ones is finite.
     */
    private void addFactors() {
        addReduction("ReduceMean", ".step_mean", ".steps");
        add("Sub", ".finite", name + ".step_mean", name + ".step_mean");
        add("Add", ".row_factors", name + ".row_scales", name + ".finite");
    }

    private void addReduction(String operator, String suffix, String input) {
        nodes.add(InitialiserEdit.node(operator, name + suffix, name + input)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(-1))
                .build());
    }

    private void add(String operator, String suffix, String... inputs) {
        nodes.add(InitialiserEdit.node(operator, name + suffix, inputs).build());
    }

    private static TensorProto number(String name, float value) {
        ByteBuffer raw = InitialiserEdit.buffer(Float.BYTES).putFloat(value);
        return InitialiserEdit.tensor(name, TensorProto.DataType.FLOAT, List.of(), raw);
    }
}
