package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class PeepholeTest {
    private final GraphSet network = new GraphSet();
    private final GraphBuilder graph = network.graph("g");
    private final Layers layers = new Layers(graph, new SplittableRandom(1));

    @Test
    void theCellsOfAStepFollowOneAnotherWithoutDimensionsBetween() {
        Value x = layers.unsqueeze("time", graph.input("x", "batch", 3), 0);
        Recurrence two = Recurrence.of(3, 5).layers(2);
        RecurrentOutput output = layers.gru("gru", x, two, RecurrentState.of(graph.input("h", 2, "batch", 5)));
        Value last = layers.squeeze("last", output.sequence(), 0);
        graph.output(layers.linear("scores", last, 5, 4), "batch", 4)
                .output(output.state().hidden())
                .build();

        assertThat(operators())
                .containsExactly(
                        "Split",
                        "Squeeze",
                        "GRUCell",
                        "Unsqueeze",
                        "Squeeze",
                        "GRUCell",
                        "Unsqueeze",
                        "Concat",
                        "Gemm");
    }

    @Test
    void sequencesOfUnknownLengthOrInBothDirectionsStayWhatTheyAre() {
        Value x = layers.unsqueeze("time", graph.input("x", "batch", 3), 0);
        layers.lstm("both", x, Recurrence.of(3, 5).bothWays());
        Value y = graph.input("y", "time", "batch", 3);
        graph.output(layers.gru("long", y, Recurrence.of(3, 5)).sequence()).build();

        assertThat(operators()).contains("LSTM", "GRU").doesNotContain("LSTMCell", "GRUCell");
    }

    @Test
    void outputsAndStagesStayWhereTheDimensionsAreTakenAwayAgain() {
        Value x = graph.input("x", 2, 3);
        Value same = layers.squeeze("same", layers.unsqueeze("first", x, 0), 0);
        graph.node("Identity", "stage", Attributes.none(), same);
        graph.output(same).build();

        assertThat(operators()).containsExactly("Unsqueeze", "Squeeze", "Identity");
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Tensor given = Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, Precision.SINGLE, 2, 3);
            Values values = interpreter.run(Map.of("x", given), Mode.EVALUATION);

            for (String name : List.of("same", "stage")) {
                assertThat(values.get(name).shape()).containsExactly(2, 3);
                assertThat(Tensors.floats(values.get(name))).containsExactly(1, 2, 3, 4, 5, 6);
            }
        }
    }

    @Test
    void theDimensionsThatAreLeftMoveUp() {
        Value x = graph.input("x", 2, 3);
        Value added = graph.node("Unsqueeze", "added", Attributes.none(), x, graph.integers("axes", 0, 2, 4));
        Value left = graph.node("Squeeze", "left", Attributes.none(), added, graph.integers("gone", 2, 0));
        graph.output(layers.relu("y", left)).build();

        assertThat(operators()).containsExactly("Unsqueeze", "Relu");
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Tensor given = Tensors.of(new float[6], Precision.SINGLE, 2, 3);

            assertThat(interpreter
                            .run(Map.of("x", given), Mode.EVALUATION)
                            .get("y")
                            .shape())
                    .containsExactly(2, 3, 1);
        }
    }

    @Test
    void axesCountedFromTheEndAreLeftAlone() {
        Value x = graph.input("x", 2, 3);
        Value added = graph.node("Unsqueeze", "added", Attributes.none(), x, graph.integers("axis", -1));
        graph.output(graph.node("Squeeze", "y", Attributes.none(), added, graph.integers("gone", -1)))
                .build();

        assertThat(operators()).containsExactly("Unsqueeze", "Squeeze");
    }

    private List<String> operators() {
        return Peephole.of(network.definition("g")).getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
    }
}
