package io.ripieno.models.interpret;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of layers that are made of several operators, and of graphs that run several times for one loss. */
class LayerGradientTest {
    private static final int BATCH = 2;
    private static final int CHANNELS = 3;
    private static final int TIME = 4;

    /** The seed of what dropout drops, the same each time. */
    private static final long DROPPED = 5;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                layer("gelu", (layers, x) -> layers.gelu("y", x)),
                layer("layer normalisation", (layers, x) -> layers.layerNormalisation("y", x, TIME)),
                layer("attention head", (layers, x) -> layers.attentionHead("y", x, CHANNELS, 2, 1e-7f)),
                layer("dot products", (layers, x) -> layers.dotProductAttention("y", x, layers.tanh("k", x), x, TIME)),
                layer("channel dropout", (layers, x) -> layers.channelDropout("y", x, 0.5f, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void agreesWithFiniteDifferences(String name, BiFunction<Layers, Value, Value> layer) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Value y = layer.apply(new Layers(graph, new SplittableRandom(1)), graph.input("x", BATCH, CHANNELS, TIME));
        graph.output(y).build();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Tensor x = Tensors.of(numbers(BATCH * CHANNELS * TIME), BATCH, CHANNELS, TIME);
            List<Tensor> variables = new ArrayList<>(parameters.trained().values());
            variables.add(x);

            GradientCheck.agrees(
                    () -> {
                        torch.manual_seed(DROPPED);
                        return GradientCheck.weighed(List.of(
                                interpreter.run(Map.of("x", x), Mode.TRAINING).get("y")));
                    },
                    variables);
        }
    }

    /** Indices from the front are looked up in another way than those counted from the end. */
    @Test
    void rowsOfATableCollectGradientsAsOftenAsTheyAreRead() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        graph.output(layers.embedding("y", graph.integerInput("tokens", 2, 3), 5, 2))
                .build();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Map<String, Tensor> tokens = Map.of("tokens", Tensors.of(new long[] {0, 4, 1, 4, 4, 0}, 2, 3));

            GradientCheck.agrees(
                    () -> GradientCheck.weighed(
                            List.of(interpreter.run(tokens, Mode.TRAINING).get("y"))),
                    List.copyOf(parameters.trained().values()));
        }
    }

    @Test
    void aFreeRunningDecoderHasTheGradientsOfAllItsSteps() {
        GraphSet network = decoder();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(network, "step", parameters)) {
            Tensor start = Tensors.of(numbers(2 * BATCH * 3), 2, BATCH, 3);
            List<Tensor> variables = new ArrayList<>(parameters.trained().values());
            variables.add(start);

            GradientCheck.agrees(() -> GradientCheck.weighed(decoded(interpreter, start)), variables);
        }
    }

    private static List<Tensor> decoded(Interpreter interpreter, Tensor start) {
        List<Tensor> scores = new ArrayList<>();
        Tensor token = Tensors.of(new long[] {1, 3}, BATCH);
        Tensor state = start;
        for (int step = 0; step < 5; step++) {
            Values values = interpreter.run(Map.of("token", token, "state", state), Mode.TRAINING);
            scores.add(values.get("scores"));
            state = values.get("gru.hidden");
            token = torch.argmax(values.get("scores").detach(), new LongOptional(1), false);
        }
        return scores;
    }

    private static GraphSet decoder() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("step");
        Layers layers = new Layers(graph, new SplittableRandom(3));
        Value token = graph.integerInput("token", "batch");
        Value embedded = layers.unsqueeze("time", layers.embedding("embedding", token, 5, 2), 0);
        RecurrentState state = RecurrentState.of(graph.input("state", 2, "batch", 3));
        RecurrentOutput output = layers.gru("gru", embedded, Recurrence.of(2, 3).layers(2), state);
        Value scores = layers.linear("scores", layers.squeeze("last", output.sequence(), 0), 3, 5);
        return graph.output(scores).output(output.state().hidden()).build();
    }

    private static Arguments layer(String name, BiFunction<Layers, Value, Value> layer) {
        return Arguments.of(name, layer);
    }

    private static double[] numbers(int count) {
        return new SplittableRandom(4).doubles(count, -1.5, 1.5).toArray();
    }
}
