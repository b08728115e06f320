package io.ripieno.models.network.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.ripieno.models.network.ServedNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistMatNetTest {
    @ParameterizedTest
    @CsvSource({"400, 9657", "600, 26553", "900, 63417"})
    void hasAsManyParametersAsPublished(int size, long count) {
        assertThat(new DistMatNet(size).build(1).parameterCount()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"400, 133, 44, 14, 64", "600, 200, 66, 22, 196", "900, 300, 100, 33, 484"})
    void shrinksTheMatrixAsPublished(int size, int first, int second, int third, int cells) throws Exception {
        Map<String, long[]> shapes = matrices(size).shapes();

        assertThat(shapes.get("output_1")).containsExactly(2, 4, first, first);
        assertThat(shapes.get("output_2")).containsExactly(2, 4, second, second);
        assertThat(shapes.get("output_3")).containsExactly(2, 4, third, third);
        assertThat(shapes.get("flat")).containsExactly(2, cells);
        assertThat(shapes.get(DistMatNet.RATING)).containsExactly(2, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {81, 400, 600, 900})
    void isServedAsItIsInterpreted(int size) throws Exception {
        matrices(size).agrees();
    }

    @Test
    void movesItsRunningStatisticsByOneHalf() {
        var norms = new DistMatNet(400)
                .build(1).definition(DistMatNet.GRAPH).getNodeList().stream()
                        .filter(node -> node.getOpType().equals("BatchNormalization"))
                        .toList();

        assertThat(norms).hasSize(9).allSatisfy(node -> assertThat(momentum(node))
                .isEqualTo(0.5f));
    }

    @Test
    void refusesAMatrixThatShrinksToNothing() {
        assertThatThrownBy(() -> new DistMatNet(80))
                .hasMessageContaining("size is 80")
                .hasMessageContaining("at least 81");
    }

    private static ServedNetwork matrices(int size) {
        return new ServedNetwork(new DistMatNet(size).build(3), DistMatNet.GRAPH)
                .given(DistMatNet.DISTANCES, 0, 1, 2, 1, size, size);
    }

    private static float momentum(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("momentum"))
                .findFirst()
                .orElseThrow()
                .getF();
    }
}
