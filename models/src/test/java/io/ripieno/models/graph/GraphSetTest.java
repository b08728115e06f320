package io.ripieno.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GraphSetTest {
    @Test
    void graphsShareAWeightOfTheSameName() {
        GraphSet network = new GraphSet();
        linear(network, "encoder", 3);
        linear(network, "decoder", 3);

        assertThat(network.parameterCount()).isEqualTo(3 * 2 + 2);
        network.weight("shared.bias").set(new float[] {5, 6});
        for (String graph : List.of("encoder", "decoder")) {
            TensorProto bias = network.model(graph).getGraph().getInitializer(1);
            assertThat(bias.getName()).isEqualTo("shared.bias");
            assertThat(bias.getRawData()
                            .asReadOnlyByteBuffer()
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                            .getFloat(4))
                    .isEqualTo(6f);
        }
    }

    @Test
    void refusesToShareAWeightOfAnotherShape() {
        GraphSet network = new GraphSet();
        linear(network, "encoder", 3);

        assertThatThrownBy(() -> linear(network, "decoder", 4))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("shared.weight")
                .hasMessageContaining("[2, 4]");
    }

    @Test
    void carriesOnlyTheWeightsThatTheGraphMentions() {
        GraphSet network = new GraphSet();
        linear(network, "encoder", 3);
        GraphBuilder other = network.graph("other");
        other.output(new Layers(other, new SplittableRandom(1)).linear("own", other.input("x", 1, 3), 3, 1))
                .build();

        assertThat(network.model("encoder").getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .containsExactly("shared.weight", "shared.bias");
        assertThat(network.graphNames()).containsExactly("encoder", "other");
    }

    @Test
    void refusesANodeThatReadsWhatIsNotDefined() {
        GraphBuilder graph = new GraphSet().graph("g");

        assertThatThrownBy(() -> graph.node("Relu", "y", Attributes.none(), new Value("nowhere")))
                .hasMessageContaining("Node y (Relu)")
                .hasMessageContaining("nowhere");
    }

    @Test
    void refusesANameThatIsTaken() {
        GraphBuilder graph = new GraphSet().graph("g");
        Value x = graph.input("x", 1);

        assertThatThrownBy(() -> graph.node("Relu", "x", Attributes.none(), x)).hasMessageContaining("x is taken");
    }

    @Test
    void aGraphUsesALayerTwiceWithOneSetOfWeights() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("twins");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value one = layers.linear("shared", graph.input("x", 1, 3), 3, 2);
        Value other = graph.again("twin.", () -> layers.linear("shared", graph.input("y", 1, 3), 3, 2));
        graph.output(one, 1, 2).output(other, 1, 2).build();

        assertThat(other).isEqualTo(new Value("twin.shared"));
        assertThat(network.parameterCount()).isEqualTo(3 * 2 + 2);
        assertThat(network.definition("twins").getNode(1).getInputList())
                .containsExactly("y", "shared.weight", "shared.bias");
    }

    @Test
    void refusesAGraphOfTheSameName() {
        GraphSet network = new GraphSet();
        linear(network, "encoder", 3);

        assertThatThrownBy(() -> network.graph("encoder")).hasMessageContaining("encoder");
    }

    @Test
    void refusesValuesOfAnotherSize() {
        GraphSet network = new GraphSet();
        linear(network, "encoder", 3);

        assertThatThrownBy(() -> network.weight("shared.bias").set(new float[3]))
                .hasMessageContaining("shared.bias")
                .hasMessageContaining("holds 2 numbers, but 3");
        assertThatThrownBy(() -> network.weight("missing")).hasMessageContaining("missing");
    }

    @Test
    void namesTheOperatorSetAndDynamicDimensions() {
        GraphSet network = new GraphSet();
        linear(network, "encoder", 3);
        var model = network.model("encoder");

        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(GraphSet.OPSET);
        var shape = model.getGraph().getInput(0).getType().getTensorType().getShape();
        assertThat(shape.getDim(0).getDimParam()).isEqualTo("batch");
        assertThat(shape.getDim(1).getDimValue()).isEqualTo(3);
    }

    private static void linear(GraphSet network, String name, int from) {
        GraphBuilder graph = network.graph(name);
        Value x = graph.input("x", "batch", from);
        graph.output(new Layers(graph, new SplittableRandom(1)).linear("shared", x, from, 2), "batch", 2)
                .build();
    }
}
