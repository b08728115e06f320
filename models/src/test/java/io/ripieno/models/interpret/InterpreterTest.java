package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    @Test
    void refusesToRunWithoutAnInput() {
        assertThatThrownBy(() ->
                        interpreter(single("Relu", "y", Attributes.none())).run(Map.of(), Mode.EVALUATION))
                .hasMessageContaining("input x");
    }

    @Test
    void movesRunningStatisticsInPlaceByATenth() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("case");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value y = layers.batchNormalisation("norm", graph.input("x", 2, 1, 1, 2), 1);
        graph.output(y).build();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "case", parameters)) {
            Tensor x = Tensors.of(new float[] {1, 2, 3, 6}, Precision.SINGLE, 2, 1, 1, 2);
            interpreter.run(Map.of("x", x), Mode.TRAINING);
            interpreter.run(Map.of("x", x), Mode.EVALUATION);
            parameters.writeBack();
        }
        double unbiasedVariance = (4 + 1 + 0 + 9) / 3.0;
        assertThat(network.weight("norm.mean").values()[0]).isCloseTo(0.3f, within(1e-6f));
        assertThat((double) network.weight("norm.variance").values()[0])
                .isCloseTo(0.9 + 0.1 * unbiasedVariance, within(1e-6));
    }

    @Test
    void normalisesByTheBatchWhileTrainingWhateverTheRank() {
        for (long[] shape : List.of(new long[] {6, 2}, new long[] {3, 2, 2}, new long[] {3, 2, 1, 2})) {
            GraphSet network = new GraphSet();
            GraphBuilder graph = network.graph("case");
            Object[] dimensions = Arrays.stream(shape).boxed().toArray();
            Layers layers = new Layers(graph, new SplittableRandom(1));
            graph.output(layers.batchNormalisation("norm", graph.input("x", dimensions), 2))
                    .build();
            float[] x = {1, 2, 4, 4, 9, -1, 0, 3, 5, 5, 2, 8};
            try (PointerScope scope = new PointerScope();
                    Parameters parameters = new Parameters(network, Precision.SINGLE);
                    Interpreter interpreter = new Interpreter(network, "case", parameters)) {
                Tensor input = Tensors.of(x, Precision.SINGLE, shape);
                float[] y = Tensors.floats(
                        interpreter.run(Map.of("x", input), Mode.TRAINING).get("norm"));

                int inner = shape.length == 2 ? 1 : 2;
                for (int channel = 0; channel < 2; channel++) {
                    double sum = 0;
                    double squares = 0;
                    double given = 0;
                    double givenSquares = 0;
                    for (int i = 0; i < x.length; i++) {
                        if (i / inner % 2 == channel) {
                            sum += y[i];
                            squares += y[i] * y[i];
                            given += x[i];
                            givenSquares += x[i] * x[i];
                        }
                    }
                    double variance = givenSquares / 6 - given * given / 36;
                    assertThat(sum).isCloseTo(0, within(1e-5));
                    assertThat(squares / 6).isCloseTo(variance / (variance + 1e-5), within(1e-5));
                }
            }
        }
    }

    @Test
    void dropsHalfAndDoublesTheRestWhileTraining() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("case");
        Value y = new Layers(graph, new SplittableRandom(1)).dropout("y", graph.input("x", 1, 1000), 0.5f);
        graph.output(y).build();
        float[] ones = new float[1000];
        Arrays.fill(ones, 1);
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(3);
            float[] dropped = Tensors.floats(interpreter(network)
                    .run(Map.of("x", Tensors.of(ones, Precision.SINGLE, 1, 1000)), Mode.TRAINING)
                    .get("y"));
            int kept = 0;
            for (float value : dropped) {
                assertThat(value).isIn(0f, 2f);
                kept += value > 0 ? 1 : 0;
            }
            assertThat(kept).isBetween(430, 570);
        }
    }

    @Test
    void calibrationTakesStatisticsOfWhatDropoutPasses() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("case");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value dropped = layers.dropout("drop", graph.input("x", 1, 1, 1, 1000), 0.5f);
        graph.output(layers.batchNormalisation("norm", dropped, 1)).build();
        float[] ones = new float[1000];
        Arrays.fill(ones, 1);
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "case", parameters)) {
            Map<String, Tensor> input = Map.of("x", Tensors.of(ones, Precision.SINGLE, 1, 1, 1, 1000));
            interpreter.run(input, Mode.TRAINING);
            parameters.writeBack();
            assertThat(variance(network)).isCloseTo(0.9f + 0.1f, within(0.02f));
            for (int i = 0; i < 60; i++) {
                interpreter.run(input, Mode.CALIBRATION);
            }
            parameters.writeBack();
            assertThat(variance(network)).isCloseTo(0f, within(0.01f));
        }
    }

    private static float variance(GraphSet network) {
        return network.weight("norm.variance").values()[0];
    }

    private static GraphSet single(String operator, String node, Attributes attributes) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("case");
        Value y = graph.node(operator, node, attributes, graph.input("x", 1, 1, 4, 4));
        return graph.output(y).build();
    }

    private static Interpreter interpreter(GraphSet network) {
        return new Interpreter(network, "case", new Parameters(network, Precision.SINGLE));
    }
}
