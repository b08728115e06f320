package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Layers that are made of several operators, against their formulas. */
class LayersTest {
    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    /** Golden values: computed from the published head's formula in double precision. */
    @Test
    void attentionHeadGivesTheGoldenScores() {
        GraphSet network = network((layers, x) -> layers.attentionHead("head", x, 2, 2, 1e-7f), 1, 2, 3);
        network.weight("head.attention.weight").set(new float[] {1, -0.5f, 0.25f, 0.75f});
        network.weight("head.attention.bias").set(new float[] {0.1f, -0.2f});
        network.weight("head.score.weight").set(new float[] {0.5f, 0.5f, -1, 2});
        network.weight("head.score.bias").set(new float[] {0, 0.3f});

        float[] x = {0.2f, -1, 3, 1, 0.5f, -2};
        float[] weights = run(network, x, Mode.EVALUATION, "head.weights", 1, 2, 3);
        float[] scores = run(network, x, Mode.EVALUATION, "head", 1, 2, 3);

        assertThat((double) weights[0]).isCloseTo(0.268859740984602, within(1e-6));
        assertThat((double) weights[2]).isCloseTo(0.5875091713884453, within(1e-6));
        assertThat((double) scores[0]).isCloseTo(0.6021766185207605, within(1e-6));
        assertThat((double) scores[1]).isCloseTo(0.7205614156500624, within(1e-6));
    }

    @Test
    void geluIsTheNumberTimesItsNormalProbability() {
        GraphSet network = network((layers, x) -> layers.gelu("y", x), 3);

        float[] y = run(network, new float[] {-1, 0.5f, 2}, Mode.EVALUATION, "y", 3);

        double[] expected = {-0.158655254, 0.345731231, 1.954499736};
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) y[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void layerNormalisationLeavesMeanZeroAndDeviationOne() {
        GraphSet network = network((layers, x) -> layers.layerNormalisation("y", x, 4), 1, 4);

        float[] y = run(network, new float[] {1, 2, 3, 6}, Mode.EVALUATION, "y", 1, 4);

        double deviation = Math.sqrt(3.5 + 1e-5);
        double[] expected = {-2 / deviation, -1 / deviation, 0, 3 / deviation};
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) y[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void channelDropoutZeroesWholeChannels() {
        GraphSet network = network((layers, x) -> layers.channelDropout("y", x, 0.5f, 3), 8, 16, 5);
        float[] ones = new float[8 * 16 * 5];
        Arrays.fill(ones, 1);
        torch.manual_seed(5);

        float[] dropped = run(network, ones, Mode.TRAINING, "y", 8, 16, 5);

        Set<Float> seen = new HashSet<>();
        for (int channel = 0; channel < 8 * 16; channel++) {
            for (int i = 1; i < 5; i++) {
                assertThat(dropped[channel * 5 + i]).isEqualTo(dropped[channel * 5]);
            }
            seen.add(dropped[channel * 5]);
        }
        assertThat(seen).containsExactlyInAnyOrder(0f, 2f);
        assertThat(run(network, ones, Mode.EVALUATION, "y", 8, 16, 5)).containsOnly(1);
    }

    @Test
    void mlpHasAnActivationBetweenItsLayersOnly() {
        GraphSet network = network((layers, x) -> layers.mlp("mlp", x, layers::relu, 2, 3, 1), 1, 2);
        network.weight("mlp.0.weight").set(new float[] {1, 0, 0, 1, 1, 1});
        network.weight("mlp.0.bias").set(new float[] {0, 0, 0});
        network.weight("mlp.1.weight").set(new float[] {1, 1, -1});
        network.weight("mlp.1.bias").set(new float[] {-4});

        assertThat(run(network, new float[] {3, -1}, Mode.EVALUATION, "mlp.1", 1, 2))
                .containsExactly(3 + 0 - 2 - 4);
        assertThat(network.parameterCount()).isEqualTo(3 * 2 + 3 + 3 + 1);
    }

    @Test
    void dotProductAttentionOfLikeKeysIsTheMean() {
        GraphSet network =
                network((layers, x) -> layers.dotProductAttention("y", x, layers.scale("k", x, 0), x, 2), 1, 3, 2);

        float[] y = run(network, new float[] {1, 2, 3, 4, 5, 9}, Mode.EVALUATION, "y", 1, 3, 2);

        assertThat(y).containsExactly(new float[] {3, 5, 3, 5, 3, 5}, within(1e-6f));
    }

    @Test
    void aResidualBlockOfOtherStrideHasABridge() {
        Window kernel = Window.of(3, 3).pad(1);
        GraphSet straight = network((l, x) -> l.residualBlock("y", x, 4, 4, kernel, kernel), 2, 4, 6, 6);
        GraphSet bridged = network((l, x) -> l.residualBlock("y", x, 4, 4, kernel.stride(2), kernel), 2, 4, 6, 6);

        assertThat(straight.parameterCount()).isEqualTo(2 * (4 * 4 * 9 + 8));
        assertThat(bridged.parameterCount()).isEqualTo(2 * (4 * 4 * 9 + 8) + 4 * 4 + 8);
        assertThat(run(bridged, new float[2 * 4 * 36], Mode.TRAINING, "y", 2, 4, 6, 6))
                .hasSize(2 * 4 * 9);
    }

    @Test
    void sameKeepsTheLengthOfEvenKernelsToo() {
        for (int kernel = 1; kernel <= 5; kernel++) {
            Window same = Window.of(kernel).dilate(2).same();
            GraphSet network = network((l, x) -> l.convolution("y", x, Convolution.of(1, 1, same)), 1, 1, 9);

            assertThat(run(network, new float[9], Mode.EVALUATION, "y", 1, 1, 9))
                    .hasSize(9);
        }
    }

    @Test
    void aTransposedConvolutionUndoesTheLengthOfAStridedOne() {
        Window window = Window.of(5, 5).stride(2, 2).pad(2, 2).outputPad(1, 1);
        GraphSet network = network(
                (l, x) -> l.transposedConvolution(
                        "up", l.convolution("down", x, Convolution.of(1, 3, window)), Convolution.of(3, 1, window)),
                1,
                1,
                8,
                10);

        assertThat(run(network, new float[80], Mode.EVALUATION, "up", 1, 1, 8, 10))
                .hasSize(80);
    }

    @Test
    void keepsStagesAndOutputsAndNothingOnTheWay() {
        GraphSet network = network((l, x) -> l.relu("y", l.stage("stage", l.tanh("inner", x))), 2);
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Tensor x = Tensors.of(new float[] {-1, 1}, Precision.SINGLE, 2);
            Values values = interpreter.run(Map.of("x", x), Mode.EVALUATION);

            assertThat(Tensors.floats(values.get("stage"))).hasSize(2);
            assertThat(Tensors.floats(values.get("y"))).hasSize(2);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> values.get("inner"))
                    .hasMessageContaining("inner")
                    .hasMessageContaining("stage");
        }
    }

    private static GraphSet network(BiFunction<Layers, Value, Value> layer, Object... shape) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        return graph.output(layer.apply(layers, graph.input("x", shape))).build();
    }

    private static float[] run(GraphSet network, float[] x, Mode mode, String output, long... shape) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            return Tensors.floats(interpreter
                    .run(Map.of("x", Tensors.of(x, Precision.SINGLE, shape)), mode)
                    .get(output));
        }
    }
}
