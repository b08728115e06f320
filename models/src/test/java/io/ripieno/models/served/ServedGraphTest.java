package io.ripieno.models.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedGraphTest {
    private static final ModelProto DOUBLED = doubled();
    private static final Block.Floats THREE = new Block.Floats(new float[] {1, -2, 3}, 1, 3);

    @Test
    void runsAModelOrItsFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("doubled.onnx"), DOUBLED.toByteArray());

        try (ServedGraph model = new ServedGraph(DOUBLED);
                ServedGraph read = new ServedGraph(file);
                ServedInputs once = new ServedInputs(Map.of("x", THREE))) {
            assertThat(model.run(Map.of("x", THREE)).get("y").values()).containsExactly(2, -4, 6);
            assertThat(read.run(Map.of("x", THREE)).get("y").shape()).containsExactly(1, 3);
            assertThat(read.nanos(once)).isPositive();
        }
    }

    @Test
    void refusesInputsThatTheGraphDoesNotDeclare() {
        try (ServedGraph graph = new ServedGraph(DOUBLED)) {
            assertThatThrownBy(() -> graph.run(Map.of("x", new Block.Tokens(new long[3], 1, 3))))
                    .isInstanceOf(ServedException.class)
                    .hasMessageStartingWith("ONNX Runtime does not run graph doubled: ")
                    .hasMessageEndingWith("Give each input with the type and the shape that the graph declares.");
            assertThatThrownBy(() -> graph.run(Map.of("z", THREE))).isInstanceOf(ServedException.class);
            assertThatThrownBy(() -> graph.run(Map.of("x", new Block.Floats(new float[2], 1, 3))))
                    .isInstanceOf(ServedException.class)
                    .hasMessageContaining("Input x")
                    .hasMessageEndingWith("Give as many numbers as its shape says.");
        }
    }

    @Test
    void refusesOutputsAndOperatorsThatThereAreNot() {
        try (ServedGraph graph = new ServedGraph(DOUBLED)) {
            Outputs outputs = graph.run(Map.of("x", THREE));
            assertThatThrownBy(() -> outputs.get("z"))
                    .isInstanceOf(ServedException.class)
                    .hasMessage("There is no output z of numbers, only [y]. Name one of them.");
        }
        ModelProto.Builder unknown = DOUBLED.toBuilder();
        unknown.getGraphBuilder().getNodeBuilder(0).setOpType("Treble");
        assertThatThrownBy(() -> new ServedGraph(unknown.build()))
                .isInstanceOf(ServedException.class)
                .hasMessageStartingWith("ONNX Runtime does not load graph doubled: ")
                .hasMessageContaining("Treble");
    }

    private static ModelProto doubled() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("doubled");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        graph.output(layers.scale("y", graph.input("x", "batch", 3), 2), "batch", 3)
                .build();
        return network.model("doubled");
    }
}
