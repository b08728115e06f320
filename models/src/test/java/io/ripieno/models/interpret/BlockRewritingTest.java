package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockRewritingTest {
    private static final Window WINDOW =
            Window.of(3, 2).stride(2, 1).dilate(1, 2).pad(1, 2);

    private final GraphSet network = new GraphSet();
    private final GraphBuilder graph = network.graph("g");
    private final Layers layers = new Layers(graph, new SplittableRandom(1));

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @Test
    void reluComesAfterThePoolThatAloneReadsIt() {
        Value pooled = layers.maxPool("pool", layers.relu("relu", graph.input("x", 1, 1, 2, 4)), 2, 2);
        graph.output(pooled).build();

        assertThat(operators()).containsExactly("MaxPool", "Relu");
        for (Mode mode : Mode.values()) {
            assertThat(Tensors.floats(run(Precision.SINGLE, mode, -1, 2, 0, -3, -4, 1, -2, -5)))
                    .containsExactly(2, 0);
        }
    }

    @Test
    void reluThatIsReadElsewhereStaysWhereItIs() {
        Value relu = layers.relu("relu", graph.input("x", 1, 1, 2, 4));
        graph.output(layers.maxPool("pool", relu, 2, 2)).output(relu).build();

        assertThat(operators()).containsExactly("Relu", "MaxPool");
    }

    @Test
    void convolutionsOfManyInputsOrWhoseResultIsReadElsewhereAreNormalisedAfterwards() {
        Value x = graph.input("x", 1, 1, 9, 9);
        Value read = layers.convolution(
                "read", x, Convolution.of(1, 36, Window.of(3, 3)).unbiased());
        graph.output(layers.batchNormalisation("norm", read, 36)).output(read);
        Value narrow = layers.convolution(
                "wide", x, Convolution.of(1, 35, Window.of(3, 3)).unbiased());
        graph.output(layers.batchNormalisation("second", narrow, 35)).build();

        assertThat(operators()).containsExactly("Conv", "BatchNormalization", "Conv", "BatchNormalization");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void convolutionThatNormalisesHasTheValuesGradientsAndRunningStatisticsOfBothNodes(Mode mode) {
        normalisedConvolution();
        assertThat(operators()).containsExactly("ConvNormalised");

        List<double[]> separate = learnt(false, mode);
        List<double[]> together = learnt(true, mode);

        assertThat(together).hasSameSizeAs(separate);
        for (int i = 0; i < separate.size(); i++) {
            assertThat(together.get(i)).containsExactly(separate.get(i), within(1e-10));
        }
    }

    @Test
    void mixedPrecisionRoundsConvolutionsToEightBitsWhileTrainingOnly() {
        normalisedConvolution();
        for (Mode mode : Mode.values()) {
            float[] single = Tensors.floats(run(Precision.SINGLE, mode, picture()));
            float[] mixed = Tensors.floats(run(Precision.MIXED, mode, picture()));
            if (mode == Mode.TRAINING) {
                assertThat(mixed).isNotEqualTo(single).containsExactly(single, within(0.05f));
            } else {
                assertThat(mixed).isEqualTo(single);
            }
        }
    }

    private void normalisedConvolution() {
        Value x = graph.input("x", 2, 1, 6, 5);
        Value convolved =
                layers.convolution("conv", x, Convolution.of(1, 24, WINDOW).unbiased());
        graph.output(layers.batchNormalisation("norm", convolved, 24)).build();
    }

    /** The result, gradients by weights and input, and the running statistics after a run. */
    private List<double[]> learnt(boolean rewritten, Mode mode) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Interpreter interpreter = interpreter(rewritten, parameters)) {
            Tensor x = Tensors.of(picture(), Precision.DOUBLE, 2, 1, 6, 5);
            x.set_requires_grad(true);
            Tensor y = interpreter.run(Map.of("x", x), mode).get("norm");
            GradientCheck.weighed(List.of(y)).backward();
            List<double[]> learnt = new ArrayList<>(List.of(Tensors.doubles(y), Tensors.doubles(x.grad())));
            parameters.trained().values().forEach(weight -> learnt.add(Tensors.doubles(weight.grad())));
            for (String statistic : List.of("norm.mean", "norm.variance")) {
                learnt.add(
                        Tensors.doubles(Objects.requireNonNull(parameters.all().get(statistic))));
            }
            return learnt;
        }
    }

    private Tensor run(Precision precision, Mode mode, float... picture) {
        long[] shape = network.definition("g").getInput(0).getType().getTensorType().getShape().getDimList().stream()
                .mapToLong(dimension -> dimension.getDimValue())
                .toArray();
        try (Parameters parameters = new Parameters(network, precision);
                Interpreter interpreter = interpreter(true, parameters)) {
            Tensor x = Tensors.of(picture, precision, shape);
            String output = network.definition("g").getOutput(0).getName();
            return interpreter.run(Map.of("x", x), mode).get(output);
        }
    }

    private Interpreter interpreter(boolean rewritten, Parameters parameters) {
        return rewritten
                ? new Interpreter(network, "g", parameters)
                : new Interpreter(network.definition("g"), parameters);
    }

    private static float[] picture() {
        SplittableRandom random = new SplittableRandom(3);
        float[] picture = new float[2 * 6 * 5];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = 2 + (float) random.nextGaussian();
        }
        return picture;
    }

    private List<String> operators() {
        return BlockRewriting.of(
                        network.definition("g"),
                        name -> NormalisedConvolution.isWorthwhile(
                                network.weight(name).shape()))
                .getNodeList()
                .stream()
                .map(NodeProto::getOpType)
                .toList();
    }
}
