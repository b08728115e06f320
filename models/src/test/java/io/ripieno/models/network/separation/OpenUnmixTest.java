package io.ripieno.models.network.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.ServedNetwork;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenUnmixTest {
    @Test
    void hasAsManyParametersAsThePublishedNetwork() {
        GraphSet network = OpenUnmix.music(512).build(1);

        assertThat(network.weight("fc1.weight").size()).isEqualTo(1_522_688);
        assertThat(network.weight("fc3.weight").size()
                        + 2 * network.weight("fc3.norm.gain").size())
                .isEqualTo(2_106_372);
        assertThat(network.parameterCount()).isEqualTo(8_893_348);
    }

    @Test
    void hasAsManyParametersAsTheLargeNetwork() {
        assertThat(OpenUnmix.music(1024).build(1).parameterCount()).isEqualTo(28_257_188);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void isServedAsItIsInterpretedOnAnyNumberOfFrames(int frames) throws Exception {
        mixtures(OpenUnmix.music(512), frames).agrees();
    }

    @Test
    @Tag("soak")
    void isServedAsItIsInterpretedWhenLarge() throws Exception {
        mixtures(OpenUnmix.music(1024), 40).agrees();
    }

    @Test
    void readsForwardOnlyWithItsFullWidth() throws Exception {
        OpenUnmix forward = new OpenUnmix(1, 65, 40, 31, 2, false, 0);
        GraphSet network = forward.build(1);

        assertThat(network.weight("lstm.0.recurrent").shape()).containsExactly(1, 4 * 31, 31);
        mixtures(forward, 7).agrees();
    }

    @Test
    void masksAllBinsAndReadsTheLowerOnes() throws Exception {
        Map<String, long[]> shapes = mixtures(OpenUnmix.music(16), 5).shapes();

        assertThat(shapes.get("input.read")).containsExactly(2, 2, 1487, 5);
        assertThat(shapes.get("frames")).containsExactly(2, 16, 5);
        assertThat(shapes.get("mask")).containsExactly(2, 2, 2049, 5);
        assertThat(shapes.get(OpenUnmix.ESTIMATE)).containsExactly(2, 2, 2049, 5);
    }

    @Test
    void readsAllBinsOfSpeech() throws Exception {
        mixtures(OpenUnmix.speech(), 6).agrees();
    }

    @Test
    void startsWithoutStandardisation() {
        GraphSet network = OpenUnmix.music(16).build(1);

        assertThat(network.weight("input_mean").values()).containsOnly(0).hasSize(1487);
        assertThat(network.weight("input_scale").values()).containsOnly(1).hasSize(1487);
        assertThat(network.weight("output_mean").values()).containsOnly(1).hasSize(2049);
        assertThat(network.weight("output_scale").values()).containsOnly(1).hasSize(2049);
    }

    @Test
    void refusesSettingsThatDoNotFit() {
        assertThatThrownBy(() -> new OpenUnmix(2, 1000, 1487, 512, 3, true, 0.4f))
                .hasMessageContaining("bins is 1000");
        assertThatThrownBy(() -> OpenUnmix.music(511)).hasMessageContaining("hidden is 511");
        assertThatThrownBy(() -> new OpenUnmix(2, 2049, 1487, 512, 3, true, -1))
                .hasMessageContaining("dropout is -1.0");
    }

    private static ServedNetwork mixtures(OpenUnmix network, int frames) {
        return new ServedNetwork(network.build(3), OpenUnmix.GRAPH)
                .given(OpenUnmix.MAGNITUDE, 0, 2, 2, network.channels(), network.bins(), frames);
    }
}
