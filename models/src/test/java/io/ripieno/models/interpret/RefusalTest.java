package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a graph may not ask for is refused before it runs, naming operator, node and attribute. */
class RefusalTest {
    /** Inputs without which a node would be refused for them. */
    private static final Map<String, Integer> REQUIRED =
            Map.of("Conv", 2, "ConvTranspose", 2, "BatchNormalization", 5, "GRU", 3, "LSTM", 3, "Pad", 2, "Reshape", 2);

    static List<Arguments> refused() {
        long[] kernel = {2, 2};
        return List.of(
                Arguments.of("Softsign", Attributes.none(), "not known"),
                Arguments.of("Relu", Attributes.none().with("slope", 0.1f), "slope"),
                Arguments.of(
                        "Conv",
                        Attributes.none().with("kernel_shape", kernel).with("auto_pad", "SAME_UPPER"),
                        "auto_pad"),
                Arguments.of("Conv", Attributes.none().with("kernel_shape", new long[] {1, 1, 1}), "kernel_shape"),
                Arguments.of(
                        "Conv", Attributes.none().with("kernel_shape", kernel).with("pads", new long[] {1, 1}), "pads"),
                Arguments.of("ConvTranspose", Attributes.none().with("output_shape", kernel), "output_shape"),
                Arguments.of(
                        "MaxPool",
                        Attributes.none().with("kernel_shape", kernel).with("ceil_mode", 1),
                        "ceil_mode"),
                Arguments.of(
                        "AveragePool",
                        Attributes.none().with("kernel_shape", kernel).with("ceil_mode", 1),
                        "ceil_mode"),
                Arguments.of("BatchNormalization", Attributes.none().with("training_mode", 1), "training_mode"),
                Arguments.of("GRU", Attributes.none().with("hidden_size", 2), "linear_before_reset"),
                Arguments.of("GRU", gru().with("activations", "Relu"), "activations"),
                Arguments.of("GRU", gru().with("clip", 1f), "clip"),
                Arguments.of("GRU", gru().with("layout", 1), "layout"),
                Arguments.of("GRU", gru().with("direction", "sideways"), "sideways"),
                Arguments.of("LSTM", Attributes.none().with("input_forget", 1), "input_forget"),
                Arguments.of("Dropout", Attributes.none().with("seed", 1), "seed"),
                Arguments.of("Pad", Attributes.none().with("mode", "wrap"), "wrap"),
                Arguments.of("Cast", Attributes.none().with("to", 16), "16"),
                Arguments.of("ArgMax", Attributes.none().with("select_last_index", 1), "select_last_index"),
                Arguments.of("Reshape", Attributes.none().with("allowzero", 1), "allowzero"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void namesOperatorNodeAndReason(String operator, Attributes attributes, String reason) {
        assertRefused(reading(operator, attributes, REQUIRED.getOrDefault(operator, 1)), operator, reason);
    }

    static List<Arguments> miscounted() {
        return List.of(
                Arguments.of("Conv", 4, "does not read input 3"),
                Arguments.of("Conv", 1, "needs input 1"),
                Arguments.of("Relu", 2, "does not read input 1"),
                Arguments.of("Add", 3, "does not read input 2"),
                Arguments.of("Where", 2, "needs input 2"),
                Arguments.of("Dropout", 3, "does not read input 2"),
                Arguments.of("ReduceMean", 2, "does not read input 1"),
                Arguments.of("BatchNormalization", 3, "needs input 3"),
                Arguments.of("Gather", 1, "needs input 1"),
                Arguments.of("Pad", 4, "does not read input 3"),
                Arguments.of("GRU", 2, "needs input 2"));
    }

    @ParameterizedTest
    @MethodSource("miscounted")
    void namesTheInputThatIsMissingOrNotRead(String operator, int inputs, String reason) {
        assertRefused(reading(operator, Attributes.none(), inputs), operator, reason);
    }

    /** A graph of one node that reads the same value as each of its inputs. */
    private static GraphSet reading(String operator, Attributes attributes, int inputs) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Value[] all = Collections.nCopies(inputs, graph.input("x", 1, 1, 4, 4)).toArray(Value[]::new);
        graph.output(graph.node(operator, "strange", attributes, all)).build();
        return network;
    }

    @Test
    void recurrentNodesTakeSequencesOfOneLength() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Value x = graph.input("x", 1, 1, 2);
        Value lengths = graph.integers("lengths", 1);
        graph.output(graph.node("GRU", "strange", gru(), x, x, x, Value.ABSENT, lengths))
                .build();

        assertRefused(network, "GRU", "sequence_lens");
    }

    @Test
    void peepholesAreRefused() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Value x = graph.input("x", 1, 1, 2);
        List<Value> inputs = new ArrayList<>(List.of(x, x, x));
        inputs.addAll(List.of(Value.ABSENT, Value.ABSENT, Value.ABSENT, Value.ABSENT, x));
        graph.output(graph.node("LSTM", "strange", Attributes.none(), inputs.toArray(Value[]::new)))
                .build();

        assertRefused(network, "LSTM", "peepholes");
    }

    @Test
    void aSecondOutputIsRefusedWhereThereIsOne() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Attributes window = Attributes.none().with("kernel_shape", new long[] {2, 2});
        List<Value> outputs =
                graph.nodes("MaxPool", "strange", List.of("y", "where"), window, graph.input("x", 1, 1, 4, 4));
        graph.output(outputs.get(0)).build();

        assertRefused(network, "MaxPool", "one output only");
    }

    @Test
    void aShapeThatDoesNotFitIsToldWithTheNode() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Value sum = graph.node("Add", "sum", Attributes.none(), graph.input("a", 3), graph.input("b", 3));
        graph.output(sum).build();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            var inputs = Map.of("a", numbers(3), "b", numbers(4));

            assertThatThrownBy(() -> interpreter.run(inputs, Mode.EVALUATION))
                    .isInstanceOf(InterpretException.class)
                    .hasMessageContaining("Node sum")
                    .hasMessageContaining("Add")
                    .hasMessageContaining("[3], [4]");
        }
    }

    private static org.bytedeco.pytorch.Tensor numbers(int count) {
        return Tensors.of(new float[count], Precision.SINGLE, count);
    }

    private static Attributes gru() {
        return Attributes.none().with("hidden_size", 2).with("linear_before_reset", 1);
    }

    private static void assertRefused(GraphSet network, String operator, String reason) {
        try (Parameters parameters = new Parameters(network, Precision.SINGLE)) {
            assertThatThrownBy(() -> new Interpreter(network, "g", parameters))
                    .isInstanceOf(InterpretException.class)
                    .hasMessageContaining("Node strange")
                    .hasMessageContaining("operator " + operator)
                    .hasMessageContaining(reason);
        }
    }
}
