package io.ripieno.models.network.tagging;

import static io.ripieno.models.network.WeightStatistics.deviation;
import static io.ripieno.models.network.WeightStatistics.largest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.ServedNetwork;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagNetworksTest {
    @Test
    void haveAsManyParametersAsPublished() {
        assertThat(BagAttention.published().build(1).parameterCount()).isEqualTo(55_336);
        assertThat(BagFc.published().build(1).parameterCount()).isEqualTo(986_772);
        assertThat(BagFcT.published().build(1).parameterCount()).isEqualTo(52_116);
        assertThat(BagRnn.published().build(1).parameterCount()).isEqualTo(226_068);
    }

    @Test
    void attentionIsOverTheInstancesOfEachClass() throws Exception {
        Map<String, long[]> shapes = bag(BagAttention.published().build(1), BagAttention.GRAPH, 3, 10)
                .shapes();

        assertThat(shapes.get("embedding")).containsExactly(3, 128, 10);
        assertThat(shapes.get(BagAttention.WEIGHTS)).containsExactly(3, 20, 10);
        assertThat(shapes.get(BagAttention.INSTANCE_PROBABILITIES)).containsExactly(3, 20, 10);
        assertThat(shapes.get(BagAttention.PROBABILITIES)).containsExactly(3, 20);
    }

    /** Two features, two classes, three instances: the golden numbers of the head, computed outside in double precision. */
    @Test
    void attentionAveragesAsTheGoldenHeadDoes() throws Exception {
        GraphSet network = new BagAttention(2, 2, 1, 0.6f).build(1);
        network.weight("layer1.conv.weight").set(new float[4]);
        network.weight("head.attention.weight").set(new float[] {1, -0.5f, 0.25f, 0.75f});
        network.weight("head.attention.bias").set(new float[] {0.1f, -0.2f});
        network.weight("head.score.weight").set(new float[] {0.5f, 0.5f, -1, 2});
        network.weight("head.score.bias").set(new float[] {0, 0.3f});

        Map<String, float[]> served = new ServedNetwork(network, BagAttention.GRAPH)
                .given(BagAttention.INPUT, new float[] {0.2f, 1, -1, 0.5f, 3, -2}, 1, 3, 2)
                .served();

        assertThat(served.get(BagAttention.PROBABILITIES))
                .containsExactly(new float[] {0.6021766f, 0.7205614f}, within(1e-6f));
        assertThat(Arrays.copyOf(served.get(BagAttention.WEIGHTS), 3))
                .containsExactly(new float[] {0.2688597f, 0.1436311f, 0.5875092f}, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 23})
    void takeAnyNumberOfInstances(int instances) throws Exception {
        bag(BagAttention.published().build(1), BagAttention.GRAPH, 4, instances).agrees();
        bag(BagFcT.published().build(1), BagFcT.GRAPH, 4, instances).agrees();
        bag(BagRnn.published().build(1), BagRnn.GRAPH, 4, instances).agrees();
    }

    @Test
    void attentionGivesASingleInstanceAllTheWeight() throws Exception {
        var served =
                bag(BagAttention.published().build(1), BagAttention.GRAPH, 4, 1).served();

        assertThat(served.get(BagAttention.WEIGHTS)).containsOnly(1);
        assertThat(served.get(BagAttention.PROBABILITIES)).isEqualTo(served.get(BagAttention.INSTANCE_PROBABILITIES));
    }

    @Test
    void takeOtherSettings() throws Exception {
        new ServedNetwork(new BagAttention(3, 16, 2, 0).build(1), BagAttention.GRAPH)
                .given(BagAttention.INPUT, 0, 1, 2, 5, 16)
                .agrees();
        new ServedNetwork(new BagRnn(3, 16, 8, 1, 0).build(1), BagRnn.GRAPH)
                .given(BagRnn.INPUT, 0, 1, 2, 5, 16)
                .agrees();
        new ServedNetwork(new BagFc(3, 5, 16, 0).build(1), BagFc.GRAPH)
                .given(BagFc.INPUT, 0, 1, 2, 5, 16)
                .agrees();
    }

    @Test
    void fcTakesTheInstancesThatItWasBuiltFor() throws Exception {
        bag(BagFc.published().build(1), BagFc.GRAPH, 4, 10).agrees();
    }

    @Test
    void rnnReadsTheLastStepOfBothDirections() throws Exception {
        Map<String, long[]> shapes =
                bag(BagRnn.published().build(1), BagRnn.GRAPH, 3, 10).shapes();

        assertThat(shapes.get("embedding")).containsExactly(3, 128);
        assertThat(shapes.get(BagRnn.SCORES)).containsExactly(3, 20);
    }

    @Test
    void startByTheRulesOfTheirSystem() {
        GraphSet attention = BagAttention.published().build(1);
        assertThat(largest(attention.weight("layer1.conv.weight")))
                .isCloseTo((float) Math.sqrt(6.0 / 128), within(1e-3f));
        assertThat(attention.weight("head.attention.bias").values()).containsOnly(0);
        GraphSet fc = BagFc.published().build(1);
        assertThat(deviation(fc.weight("layer1.weight"))).isCloseTo(Math.sqrt(2.0 / (1280 + 512)), within(1e-4));
        assertThat(fc.weight("layer1.bias").values()).containsOnly(0);
        GraphSet fcT = BagFcT.published().build(1);
        assertThat(deviation(fcT.weight("layer1.weight"))).isCloseTo(Math.sqrt(2.0 / 256), within(2e-3));
        assertThat(fcT.weight("scores.bias").values()).containsOnly(0);
        GraphSet rnn = BagRnn.published().build(1);
        assertThat(largest(rnn.weight("gru.0.input"))).isCloseTo(1 / 8f, within(1e-4f));
        assertThat(largest(rnn.weight("gru.2.bias"))).isCloseTo(1 / 8f, within(1e-3f));
    }

    @Test
    void refuseSettingsThatLeaveNothing() {
        assertThatThrownBy(() -> new BagAttention(20, 128, 0, 0.6f)).hasMessageContaining("layers is 0");
        assertThatThrownBy(() -> new BagFc(20, 10, 128, 1)).hasMessageContaining("dropout is 1.0");
        assertThatThrownBy(() -> new BagFcT(20, 0, 0.5f)).hasMessageContaining("features is 0");
        assertThatThrownBy(() -> new BagRnn(20, 128, 0, 3, 0.5f)).hasMessageContaining("hidden is 0");
    }

    private static ServedNetwork bag(GraphSet network, String graph, int batch, int instances) {
        return new ServedNetwork(network, graph).given(BagAttention.INPUT, 0, 1, batch, instances, 128);
    }
}
