package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Half-precision storage and 8-bit products, as ONNX Runtime serves them. */
class SmallerGraphTest {
    private static final int WIDTH = 64;
    private static final int ROWS = 10;
    private static final ModelProto MODEL = network().model("g");
    private static final float[] X = noise(ROWS * WIDTH, 9);

    @Test
    void halfStorageHalvesTheFileAndComputesInSinglePrecision() throws Exception {
        HalfStorage.Halved halved = HalfStorage.of(MODEL);

        assertThat(halved.halved())
                .containsExactlyInAnyOrder("in.weight", "in.bias", "frames.weight", "frames.bias", "out.weight");
        assertThat((double) halved.model().getSerializedSize() / MODEL.getSerializedSize())
                .isLessThan(0.56);
        float[] rounded = Served.run(roundedWeights().model("g"), X, ROWS, WIDTH);
        assertThat(Served.run(halved.model(), X, ROWS, WIDTH)).containsExactly(rounded, within(1e-6f));
        assertThat(largestDifference(Served.run(halved.model(), X, ROWS, WIDTH), served()))
                .isBetween(1e-7, 1e-3);
    }

    @Test
    void halfStorageLeavesWhatItCannotHold() {
        GraphSet network = network();
        float[] large = network.weight("in.weight").values();
        large[5] = 70_000;
        network.weight("in.weight").set(large);

        assertThat(HalfStorage.of(network.model("g")).halved())
                .doesNotContain("in.weight")
                .contains("frames.weight");
    }

    @Test
    void halfStorageLeavesWhatWouldLoseItsSmallNumbers() {
        assertThat(halvedAfter("in.bias", bias -> bias[7] = 0x1p-15f)).doesNotContain("in.bias");
        assertThat(halvedAfter("in.bias", bias -> bias[7] = 0)).contains("in.bias");
        assertThat(halvedAfter("in.weight", matrix -> matrix[7] = 0x1p-15f)).contains("in.weight");
        assertThat(halvedAfter("in.weight", matrix -> fill(matrix, 2 * WIDTH, 1, 1e-5f)))
                .doesNotContain("in.weight")
                .contains("frames.weight");
        assertThat(halvedAfter("in.weight", matrix -> fill(matrix, 3, WIDTH, -1e-5f)))
                .doesNotContain("in.weight");
        assertThat(halvedAfter("in.weight", matrix -> fill(matrix, 3, WIDTH, 0)))
                .contains("in.weight");
    }

    @Test
    void halfStorageLeavesTheScalesOfEightBitProducts() throws Exception {
        Shrunk quantised = Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05);
        assertThat(HalfStorage.of(quantised.model()).halved())
                .contains("in.bias")
                .noneMatch(name -> name.endsWith("_scales"));
    }

    @Test
    void halfStorageGoesAsFarAsTheMeasureAllows() throws Exception {
        ServedMeasure framesMustStay = model -> model.getGraph().getInitializerList().stream()
                        .anyMatch(tensor -> tensor.getName().equals("frames.weight"))
                ? 1
                : 0;
        Shrunk shrunk = HalfStorage.of(MODEL, framesMustStay, 0.5);

        assertThat(shrunk.changed()).containsExactlyInAnyOrder("in.weight", "in.bias", "frames.bias", "out.weight");
        assertThat(shrunk.refused()).containsExactly("frames.weight (0.00000)");
        assertThat(shrunk.after()).isEqualTo(1);
        assertThat(largestDifference(Served.run(shrunk.model(), X, ROWS, WIDTH), served()))
                .isBetween(1e-8, 1e-3);
    }

    private static List<String> halvedAfter(String weight, Consumer<float[]> edit) {
        GraphSet network = network();
        float[] values = network.weight(weight).values();
        edit.accept(values);
        network.weight(weight).set(values);
        return HalfStorage.of(network.model("g")).halved();
    }

    private static void fill(float[] matrix, int from, int step, float value) {
        for (int i = 0; i < WIDTH; i++) {
            matrix[from + i * step] = value;
        }
    }

    @Test
    void eightBitProductsComeCloseWhereTheyAreAllowed() throws Exception {
        float[] exact = served();
        Shrunk quantised = Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05);

        assertThat(quantised.changed()).containsExactlyInAnyOrder("in", "frames.product");
        assertThat(operators(quantised.model())).contains("MatMulInteger").contains("Gemm");
        double error = largestDifference(Served.run(quantised.model(), X, ROWS, WIDTH), exact);
        assertThat(error).isBetween(1e-5, 0.05);
        assertThat(quantised.before()).isZero();
        assertThat(quantised.after()).isCloseTo(-error, within(1e-12));
        assertThat(quantised.model().getSerializedSize()).isLessThan(MODEL.getSerializedSize() * 2 / 5);
    }

    @Test
    void whatARowGivesInEightBitsDependsOnNoOtherRow() throws Exception {
        ModelProto quantised =
                Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05).model();
        float[] alone = Served.run(quantised, Arrays.copyOf(X, WIDTH), 1, WIDTH);
        for (float neighbour : new float[] {0, 1e6f, Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] rows = Arrays.copyOf(X, 2 * WIDTH);
            Arrays.fill(rows, WIDTH, 2 * WIDTH, neighbour);

            float[] together = Served.run(quantised, rows, 2, WIDTH);

            assertThat(Arrays.copyOf(together, 2)).as("beside %s", neighbour).isEqualTo(alone);
            assertThat(Float.isFinite(together[2])).as("of %s", neighbour).isEqualTo(Float.isFinite(neighbour));
        }
    }

    /** Not the number that its other places would give. */
    @Test
    void aSingleNumberThatIsNoneSpoilsItsRowAndNoOther() throws Exception {
        ModelProto quantised =
                Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05).model();
        float[] alone = Served.run(quantised, Arrays.copyOf(X, WIDTH), 1, WIDTH);
        for (int place = 0; place < WIDTH; place++) {
            for (float none : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                float[] rows = Arrays.copyOf(X, 2 * WIDTH);
                rows[WIDTH + place] = none;

                float[] together = Served.run(quantised, rows, 2, WIDTH);

                assertThat(Arrays.copyOf(together, 2)).isEqualTo(alone);
                assertThat(together[2]).as("%s at %d", none, place).isNaN();
                assertThat(together[3]).as("%s at %d", none, place).isNaN();
            }
        }
    }

    /** Processors without VNNI add two products of an unsigned and a signed number in 16 bits. */
    @Test
    void twoProductsFitIntoSixteenBits() throws Exception {
        List<TensorProto> columns =
                Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05)
                        .model()
                        .getGraph()
                        .getInitializerList()
                        .stream()
                        .filter(tensor -> tensor.getDataType() == TensorProto.DataType.INT8.getNumber())
                        .toList();
        assertThat(columns).hasSize(2);
        for (TensorProto column : columns) {
            int largest = 0;
            for (byte number : column.getRawData().toByteArray()) {
                largest = Math.max(largest, Math.abs(number));
            }
            assertThat(2 * 255 * largest).isBetween(Short.MAX_VALUE * 9 / 10, (int) Short.MAX_VALUE);
        }
    }

    /** Signed rows are multiplied without vector instructions, far slower than in single precision. */
    @Test
    void rowsAreUnsigned() throws Exception {
        ModelProto quantised =
                Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05).model();
        List<String> unsigned = quantised.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("Cast")
                        && node.getAttribute(0).getI() == TensorProto.DataType.UINT8.getNumber())
                .map(node -> node.getOutput(0))
                .toList();
        assertThat(quantised.getGraph().getNodeList())
                .filteredOn(node -> node.getOpType().equals("MatMulInteger"))
                .hasSize(2)
                .allSatisfy(node -> assertThat(unsigned).contains(node.getInput(0)));
    }

    @Test
    void theLargestNumbersOfRowAndColumnAreNotCutOff() throws Exception {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        graph.output(layers.linear("y", graph.input("x", "rows", 512), 512, 2)).build();
        float[] matrix = new float[2 * 512];
        Arrays.fill(matrix, 0, 512, 1);
        Arrays.fill(matrix, 512, 1024, -1);
        network.weight("y.weight").set(matrix);
        network.weight("y.bias").set(new float[2]);
        ModelProto quantised =
                Int8Products.of(network.model("g"), model -> 0, 0).model();

        float[] rows = new float[2 * 512];
        Arrays.fill(rows, 0, 512, 1);
        Arrays.fill(rows, 512, 1024, -1);

        assertThat(Served.run(quantised, rows, 2, 512))
                .containsExactly(new float[] {512, -512, -512, 512}, within(1e-3f));
    }

    @Test
    void eightBitProductsAreRefusedWhereTheyHurt() {
        assertThatThrownBy(() -> Int8Products.of(MODEL, SmallerGraphTest::minusError, 1e-9))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("hurts by more than 1.0E-9")
                .hasMessageContaining("frames.product");
    }

    @Test
    void onlyTheProductThatDoesNotHurtIsKept() throws Exception {
        ServedMeasure firstMustStay = model -> operators(model).contains("Gemm")
                        && model.getGraph().getNodeList().stream()
                                .anyMatch(node -> node.getOpType().equals("Gemm")
                                        && node.getOutput(0).equals("in"))
                ? 1
                : 0;
        Shrunk quantised = Int8Products.of(MODEL, firstMustStay, 0.5);

        assertThat(quantised.changed()).containsExactly("frames.product");
        assertThat(Served.run(quantised.model(), X, ROWS, WIDTH)).hasSize(ROWS * 2);
    }

    @Test
    void aGraphWithoutLargeProductsIsRefused() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("small");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value y = layers.linear("y", graph.input("x", "batch", 4), 4, 4);
        ModelProto model = graph.output(y, "batch", 4).build().model("small");

        assertThatThrownBy(() -> Int8Products.of(model, any -> 1, 1))
                .hasMessageContaining("Graph small has no product");
    }

    @Test
    void bothGoTogether() throws Exception {
        ModelProto small = HalfStorage.of(Int8Products.of(MODEL, SmallerGraphTest::minusError, 0.05)
                        .model())
                .model();

        assertThat(largestDifference(Served.run(small, X, ROWS, WIDTH), served()))
                .isLessThan(0.05);
    }

    private static double minusError(ModelProto model) throws Exception {
        return -largestDifference(Served.run(model, X, ROWS, WIDTH), served());
    }

    private static float[] served() throws Exception {
        return Served.run(MODEL, X, ROWS, WIDTH);
    }

    private static double largestDifference(float[] some, float[] others) {
        double largest = 0;
        for (int i = 0; i < some.length; i++) {
            largest = Math.max(largest, Math.abs(some[i] - others[i]));
        }
        return largest;
    }

    private static List<String> operators(ModelProto model) {
        return model.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    private static GraphSet roundedWeights() {
        GraphSet network = network();
        network.weights().forEach(weight -> {
            float[] values = weight.values();
            if (values.length >= WIDTH) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = HalfFloat.toFloat(HalfFloat.of(values[i]));
                }
                weight.set(values);
            }
        });
        return network;
    }

    private static GraphSet network() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value x = graph.input("x", "batch", WIDTH);
        x = layers.relu("relu", layers.linear("in", x, WIDTH, WIDTH));
        x = layers.sigmoid("squash", layers.framewiseLinear("frames", x, WIDTH, WIDTH));
        graph.output(layers.linear("out", x, WIDTH, 2), "batch", 2).build();
        float[] bias = network.weight("in.bias").values();
        for (int i = 0; i < WIDTH; i++) {
            bias[i] = Math.abs(bias[i]) < 0x1p-14f ? 0.01f : bias[i];
        }
        network.weight("in.bias").set(bias);
        return network;
    }

    private static float[] noise(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
