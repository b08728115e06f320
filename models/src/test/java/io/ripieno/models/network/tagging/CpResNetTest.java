package io.ripieno.models.network.tagging;

import static io.ripieno.models.network.WeightStatistics.deviation;
import static io.ripieno.models.network.WeightStatistics.largest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.network.ServedNetwork;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpResNetTest {
    @Test
    void hasAsManyParametersAsThePublishedStudentStageByStage() {
        GraphSet network = CpResNet.published().build(1);

        assertThat(parameters(network, "in.")).isEqualTo(3_456);
        assertThat(parameters(network, "stage1.")).isEqualTo(1_050_624);
        assertThat(parameters(network, "stage2.")).isEqualTo(2_363_904);
        assertThat(parameters(network, "stage3.")).isEqualTo(2_106_368);
        assertThat(parameters(network, "scores.")).isEqualTo(10_260);
        assertThat(network.parameterCount()).isEqualTo(5_534_612);
    }

    /** Totals and fields added up outside by the rule of the specification; 3,830,676 and 231 are stated there. */
    @ParameterizedTest
    @CsvSource({
        "0, 2913172, 23",
        "1, 3044244, 31",
        "2, 3699604, 71",
        "3, 3830676, 87",
        "4, 4486036, 135",
        "5, 4617108, 151",
        "6, 5272468, 199",
        "7, 5534612, 231",
        "8, 5534612, 231",
        "9, 6058900, 263",
        "13, 7107476, 327",
        "15, 8156052, 359",
        "18, 14447508, 455",
        "22, 22836116, 583"
    })
    void growsWithItsReceptiveField(int rho, long total, int field) {
        CpResNet network = new CpResNet(20, rho, 128, 128, 1000);

        assertThat(network.build(1).parameterCount()).isEqualTo(total);
        assertThat(network.receptiveField()).isEqualTo(field);
    }

    @Test
    void hasTheStagesOfThePublishedStudent() throws Exception {
        Map<String, long[]> shapes = new ServedNetwork(new CpResNet(20, 7, 2, 128, 1000).build(1), CpResNet.GRAPH)
                .given(CpResNet.INPUT, -1, 1, 1, 1, 128, 1000)
                .shapes();

        assertThat(shapes.get("in.relu")).containsExactly(1, 2, 64, 500);
        assertThat(shapes.get("output_1")).containsExactly(1, 2, 8, 62);
        assertThat(shapes.get("output_2")).containsExactly(1, 4, 8, 62);
        assertThat(shapes.get("output_3")).containsExactly(1, 8, 8, 62);
        assertThat(shapes.get("scores")).containsExactly(1, 20);
    }

    @Test
    void startsNearlyLinear() {
        GraphSet network = CpResNet.published().build(1);

        assertDeviation(network, "in.conv.weight", Math.sqrt(2.0 / 25));
        assertDeviation(network, "stage1.2.first.conv.weight", Math.sqrt(2.0 / (9 * 128) / 12));
        assertDeviation(network, "stage2.2.first.conv.weight", Math.sqrt(2.0 / 256 / 12));
        assertDeviation(network, "stage3.1.bridge.conv.weight", Math.sqrt(2.0 / 512));
        assertThat(network.weight("stage2.3.second.conv.weight").values()).containsOnly(0);
        assertThat(network.weight("scores.bias").values()).containsOnly(0);
        float bound = (float) (1 / Math.sqrt(512));
        assertThat(largest(network.weight("scores.weight"))).isBetween(0.98f * bound, bound);
    }

    @Test
    void startsFromTheSameWeightsWithTheSameSeed() {
        float[] one = first(5);

        assertThat(first(5)).isEqualTo(one);
        assertThat(first(6)).isNotEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({"0, 128, 15", "7, 32, 64", "22, 16, 40"})
    void isServedAsItIsInterpreted(int rho, int bands, int frames) throws Exception {
        new ServedNetwork(new CpResNet(5, rho, 16, bands, frames).build(2), CpResNet.GRAPH)
                .given(CpResNet.INPUT, -2, 2, 3, 1, bands, frames)
                .agrees();
    }

    @Test
    @Tag("soak")
    void isServedAsItIsInterpretedAtFullSize() throws Exception {
        new ServedNetwork(CpResNet.published().build(2), CpResNet.GRAPH)
                .given(CpResNet.INPUT, -2, 2, 2, 1, 128, 1000)
                .agrees();
    }

    @Test
    void refusesWhatTheRuleDoesNotTellOrPoolingLeavesNothingOf() {
        assertThatThrownBy(() -> new CpResNet(20, 23, 128, 128, 1000)).hasMessageContaining("rho is 23");
        assertThatThrownBy(() -> new CpResNet(20, 7, 128, 128, 14))
                .hasMessageContaining("frames is 14")
                .hasMessageContaining("at least 15");
        assertThatThrownBy(() -> new CpResNet(0, 7, 128, 128, 1000)).hasMessageContaining("classes is 0");
    }

    private static long parameters(GraphSet network, String prefix) {
        return network.weights().stream()
                .filter(weight ->
                        weight.role() == Role.PARAMETER && weight.name().startsWith(prefix))
                .mapToLong(Weight::size)
                .sum();
    }

    private static float[] first(long seed) {
        return new CpResNet(2, 3, 4, 32, 32)
                .build(seed)
                .weight("stage1.1.first.conv.weight")
                .values();
    }

    private static void assertDeviation(GraphSet network, String name, double expected) {
        assertThat(deviation(network.weight(name))).as(name).isCloseTo(expected, withinPercentage(4));
    }
}
