package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class GateRowsTest {
    @Test
    void partsAreInTheOrderOfLibtorchAndWrittenBackInThatOfOnnx() {
        GraphSet network = gru(1, 1, "forward");
        network.weight("w").set(new float[] {1, 2, 3});
        network.weight("b").set(new float[] {1, 2, 3, 4, 5, 6});
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE)) {
            Map<String, Tensor> trained = parameters.trained();
            assertThat(trained.keySet()).containsExactly("w", "r", "b/0", "b/1");
            assertThat(Parameters.weightOf("b/1")).isEqualTo("b");
            assertThat(numbers(trained, "w")).containsExactly(2, 1, 3);
            assertThat(numbers(trained, "b/1")).containsExactly(5, 4, 6);

            try (NoGradGuard guard = new NoGradGuard()) {
                part(trained, "w").mul_(new Scalar(10));
                part(trained, "b/1").add_(new Scalar(10));
            }
            parameters.writeBack();
            assertThat(network.weight("w").values()).containsExactly(10, 20, 30);
            assertThat(network.weight("b").values()).containsExactly(1, 2, 3, 14, 15, 16);

            parameters.set("w", new float[] {7, 8, 9});
            assertThat(numbers(trained, "w")).containsExactly(8, 7, 9);
            assertThat(parameters.values("w")).containsExactly(7, 8, 9);
        }
    }

    @Test
    void eachDirectionHasPartsOfItsOwn() {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(gru(2, 3, "bidirectional"), Precision.SINGLE)) {
            Map<String, Tensor> trained = parameters.trained();
            assertThat(trained.keySet()).containsExactly("w/0", "w/1", "r/0", "r/1", "b/0", "b/1", "b/2", "b/3");
            assertThat(part(trained, "r/1").shape()).containsExactly(9, 3);
            assertThat(trained.values()).allMatch(Tensor::requires_grad);
        }
    }

    @Test
    void refusesAWeightThatANodeOfAnotherKindReadsToo() {
        GraphSet network = gru(1, 1, "forward");
        GraphBuilder graph = network.graph("other");
        Value shared = graph.weight("w", Role.PARAMETER, Filling.constant(0), 1, 3, 1);
        graph.output(graph.node("Add", "sum", Attributes.none(), graph.input("x", 1, 3, 1), shared))
                .build();

        assertThatThrownBy(() -> new Parameters(network, Precision.SINGLE))
                .isInstanceOf(InterpretException.class)
                .hasMessageContainingAll("sum", "Add", "w");
    }

    @Test
    void refusesWhatIsNoWeight() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Value x = graph.input("x", "time", 1, 1);
        Value given = graph.input("given", 1, 3, 1);
        Attributes attributes = Attributes.none().with("hidden_size", 1).with("linear_before_reset", 1);
        graph.output(graph.node("GRU", "strange", attributes, x, given, given)).build();

        assertThatThrownBy(() -> new Interpreter(network, "g", new Parameters(network, Precision.SINGLE)))
                .isInstanceOf(InterpretException.class)
                .hasMessageContainingAll("strange", "GRU", "input 1", "given");
    }

    @Test
    void severalBackwardPassesOfOneOptimiserStepAddUp() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(2));
        graph.output(layers.gru("gru", graph.input("x", "time", 1, 2), Recurrence.of(2, 3))
                        .sequence())
                .build();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Tensor x = Tensors.of(new double[] {1, 2, 3, 4}, 2, 1, 2);
            Tensor weight = parameters.trained().values().iterator().next();
            double[] once = gradientOfRun(interpreter, x, weight);
            double[] twice = gradientOfRun(interpreter, x, weight);

            for (int i = 0; i < once.length; i++) {
                assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-12));
            }
        }
    }

    private static double[] gradientOfRun(Interpreter interpreter, Tensor x, Tensor weight) {
        interpreter
                .run(Map.of("x", x), Mode.TRAINING)
                .get("gru.0.sequence")
                .sum()
                .backward();
        return Tensors.doubles(weight.grad());
    }

    private static GraphSet gru(int directions, int hidden, String direction) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Filling zeros = Filling.constant(0);
        Value y = graph.node(
                "GRU",
                "gru",
                Attributes.none()
                        .with("hidden_size", hidden)
                        .with("direction", direction)
                        .with("linear_before_reset", 1),
                graph.input("x", "time", 1, 1),
                graph.weight("w", Role.PARAMETER, zeros, directions, 3L * hidden, 1),
                graph.weight("r", Role.PARAMETER, zeros, directions, 3L * hidden, hidden),
                graph.weight("b", Role.PARAMETER, zeros, directions, 6L * hidden));
        return graph.output(y).build();
    }

    private static float[] numbers(Map<String, Tensor> trained, String name) {
        return Tensors.floats(part(trained, name));
    }

    private static Tensor part(Map<String, Tensor> trained, String name) {
        return Objects.requireNonNull(trained.get(name), name);
    }
}
