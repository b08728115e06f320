package io.ripieno.models.network.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.ServedNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContourNetworksTest {
    @Test
    void haveAsManyParametersAsPublished() {
        assertThat(new PcConvNet(1000).build(1).parameterCount()).isEqualTo(3_089);
        assertThat(new SiConvNet(1000).build(1).parameterCount()).isEqualTo(3_117);
        assertThat(new JointEmbedNet(1000).build(1).parameterCount()).isEqualTo(6_144);
    }

    @Test
    void haveTheSameParametersForAChunkOfAnyLength() {
        assertThat(new PcConvNet(2000).build(1).parameterCount()).isEqualTo(3_089);
        assertThat(new SiConvNet(2000).build(1).parameterCount()).isEqualTo(3_117);
        assertThat(new JointEmbedNet(2000).build(1).parameterCount()).isEqualTo(6_144);
    }

    @ParameterizedTest
    @CsvSource({"1000, 332, 109, 35, 10", "2000, 665, 220, 72, 22", "241, 79, 25, 7, 1"})
    void shortenTheContourAsPublished(int frames, int first, int second, int third, int fourth) throws Exception {
        Map<String, long[]> shapes = contours(frames).shapes();

        assertThat(shapes.get("embedding.conv1.relu")).containsExactly(3, 4, first);
        assertThat(shapes.get("embedding.conv2.relu")).containsExactly(3, 8, second);
        assertThat(shapes.get("embedding.conv3.relu")).containsExactly(3, 16, third);
        assertThat(shapes.get("embedding.conv4.relu")).containsExactly(3, 16, fourth);
        assertThat(shapes.get("embedding")).containsExactly(3, 16);
        assertThat(shapes.get(PcConvNet.RATING)).containsExactly(3, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 2000, 241})
    void areServedAsTheyAreInterpreted(int frames) throws Exception {
        contours(frames).agrees();
        contoursAndScores(frames).agrees();
        contoursBesideScores(new JointEmbedNet(frames).build(3), frames).agrees();
    }

    @Test
    void jointEmbeddingRatesTheSameContourAsTheScoreWithOne() throws Exception {
        GraphSet network = new JointEmbedNet(300).build(3);
        network.weights().stream()
                .filter(weight -> weight.name().startsWith("score_"))
                .forEach(weight -> weight.set(network.weight(weight.name().replace("score_", "contour_"))
                        .values()));
        float[] line = new float[300];
        for (int i = 0; i < line.length; i++) {
            line[i] = (60 + i % 7) / 128f;
        }

        assertThat(new ServedNetwork(network, JointEmbedNet.GRAPH)
                        .given(JointEmbedNet.CONTOUR, line, 1, 1, 300)
                        .given(JointEmbedNet.SCORE, line, 1, 1, 300)
                        .served()
                        .get(JointEmbedNet.RATING))
                .containsExactly(new float[] {1}, within(1e-5f));
    }

    @Test
    void jointEmbeddingRatesAnEmptyEmbeddingWithZero() throws Exception {
        GraphSet network = new JointEmbedNet(300).build(3);
        network.weight("score_embedding.conv4.norm.bias").set(filled(16, -100));

        assertThat(contoursBesideScores(network, 300).served().get(JointEmbedNet.RATING))
                .containsOnly(0);
    }

    @Test
    void refuseContoursThatTheConvolutionsLeaveNothingOf() {
        assertThatThrownBy(() -> new PcConvNet(240))
                .hasMessageContaining("frames is 240")
                .hasMessageContaining("at least 241");
        assertThatThrownBy(() -> new SiConvNet(240)).hasMessageContaining("frames is 240");
        assertThatThrownBy(() -> new JointEmbedNet(240)).hasMessageContaining("frames is 240");
    }

    /** With a bias that keeps the last ReLU from silencing all ratings. */
    private static ServedNetwork contours(int frames) {
        GraphSet network = new PcConvNet(frames).build(3);
        network.weight("head.bias").set(new float[] {3});
        return new ServedNetwork(network, PcConvNet.GRAPH).given(PcConvNet.CONTOUR, 0, 1, 3, 1, frames);
    }

    private static ServedNetwork contoursAndScores(int frames) {
        return new ServedNetwork(new SiConvNet(frames).build(3), SiConvNet.GRAPH)
                .given(SiConvNet.CONTOUR_AND_SCORE, 0, 1, 3, 2, frames);
    }

    private static ServedNetwork contoursBesideScores(GraphSet network, int frames) {
        return new ServedNetwork(network, JointEmbedNet.GRAPH)
                .given(JointEmbedNet.CONTOUR, 0, 1, 3, 1, frames)
                .given(JointEmbedNet.SCORE, 0, 1, 3, 1, frames);
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        java.util.Arrays.fill(values, value);
        return values;
    }
}
