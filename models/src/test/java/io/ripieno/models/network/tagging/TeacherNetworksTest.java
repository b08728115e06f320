package io.ripieno.models.network.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.network.ServedNetwork;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeacherNetworksTest {
    @Test
    void vggishHasAsManyParametersAsPublished() {
        assertThat(Vggish.published().build(1).parameterCount()).isEqualTo(72_141_184);
    }

    @Test
    void cnn14HasAsManyParametersAsPublished() {
        assertThat(Cnn14.published().build(1).parameterCount()).isEqualTo(80_753_615);
    }

    @Test
    void vggishHalvesTimeAndBandsFourTimes() throws Exception {
        Map<String, long[]> shapes = patches(new Vggish(2, 16)).shapes();

        assertThat(shapes.get("pool1")).containsExactly(2, 2, 48, 32);
        assertThat(shapes.get("pool2")).containsExactly(2, 4, 24, 16);
        assertThat(shapes.get("pool3")).containsExactly(2, 8, 12, 8);
        assertThat(shapes.get("pool4")).containsExactly(2, 16, 6, 4);
        assertThat(shapes.get("flat")).containsExactly(2, 12_288 / 32);
        assertThat(shapes.get(Vggish.EMBEDDING)).containsExactly(2, 128);
    }

    @Test
    void cnn14PoolsTimeAndBandsFiveTimes() throws Exception {
        Map<String, long[]> shapes = clips(new Cnn14(7, 2, 64), 101).shapes();

        assertThat(shapes.get("block5.pool")).containsExactly(2, 32, 3, 2);
        assertThat(shapes.get("block6.second.relu")).containsExactly(2, 64, 3, 2);
        assertThat(shapes.get(Cnn14.EMBEDDING)).containsExactly(2, 64);
        assertThat(shapes.get(Cnn14.SCORES)).containsExactly(2, 7);
    }

    @Test
    void vggishIsServedAsItIsInterpreted() throws Exception {
        patches(new Vggish(8, 64)).agrees();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 101})
    void cnn14IsServedAsItIsInterpretedOnAnyNumberOfFrames(int frames) throws Exception {
        clips(new Cnn14(7, 4, 64), frames).agrees();
    }

    @Test
    @Tag("soak")
    void vggishIsServedAsItIsInterpretedAtFullSize() throws Exception {
        patches(Vggish.published()).agrees();
    }

    @Test
    @Tag("soak")
    void cnn14IsServedAsItIsInterpretedAtFullSize() throws Exception {
        clips(Cnn14.published(), 1001).agrees();
    }

    @Test
    void refuseSettingsThatLeaveNothing() {
        assertThatThrownBy(() -> new Vggish(0, 4096)).hasMessageContaining("width is 0");
        assertThatThrownBy(() -> new Cnn14(527, 64, 31)).hasMessageContaining("bands is 31");
    }

    private static ServedNetwork patches(Vggish network) {
        return new ServedNetwork(network.build(3), Vggish.GRAPH).given(Vggish.INPUT, -4, 4, 2, 1, 96, 64);
    }

    private static ServedNetwork clips(Cnn14 network, int frames) {
        return new ServedNetwork(network.build(3), Cnn14.GRAPH)
                .given(Cnn14.INPUT, -4, 4, 2, 1, frames, network.bands());
    }
}
