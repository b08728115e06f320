package io.ripieno.models.network.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.network.ServedNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IassTest {
    @Test
    void hasAsManyParametersAsPublished() {
        assertThat(Iass.published().build(1).parameterCount()).isEqualTo(3_205_682);
    }

    @ParameterizedTest
    @CsvSource({
        "encoder1., 3360",
        "encoder2., 17664",
        "encoder3., 43392",
        "skip2., 9248",
        "skip1., 2320",
        "decoder1., 47496",
        "decoder2., 17048",
        "decoder3., 2033",
        "output.linear., 3048912",
        "output_, 4098",
        "input_, 2974",
        "activity., 7137"
    })
    void hasAsManyParametersAsPublishedInEachBlock(String prefix, long count) {
        assertThat(Iass.published().build(1).weights().stream()
                        .filter(weight ->
                                weight.role() == Role.PARAMETER && weight.name().startsWith(prefix))
                        .mapToLong(Weight::size)
                        .sum())
                .isEqualTo(count);
    }

    @Test
    void shrinksBinsAndNeverTime() throws Exception {
        Map<String, long[]> shapes = mixtures(Iass.published(), 2).shapes();

        assertThat(shapes.get("encoder1.sum")).containsExactly(2, 16, 1487, 2);
        assertThat(shapes.get("encoder1.down")).containsExactly(2, 16, 495, 2);
        assertThat(shapes.get("encoder2.down")).containsExactly(2, 32, 165, 2);
        assertThat(shapes.get("latent")).containsExactly(2, 48, 55, 2);
        assertThat(shapes.get("decoder1.joined")).containsExactly(2, 80, 165, 2);
        assertThat(shapes.get("decoder2.joined")).containsExactly(2, 48, 495, 2);
        assertThat(shapes.get("decoder3.up")).containsExactly(2, 16, 1487, 2);
        assertThat(shapes.get("activity.conv3")).containsExactly(2, 16, 2, 2);
        assertThat(shapes.get(Iass.MASK)).containsExactly(2, 1, 2049, 2);
        assertThat(shapes.get(Iass.ACTIVITY)).containsExactly(2, 2);
    }

    @ParameterizedTest
    @CsvSource({"1, 2049, 1487, 1", "1, 2049, 1487, 9", "2, 1025, 745, 5", "1, 730, 729, 3"})
    void isServedAsItIsInterpreted(int channels, int bins, int read, int frames) throws Exception {
        mixtures(new Iass(channels, bins, read), frames).agrees();
    }

    @Test
    void startsWithoutStandardisation() {
        GraphSet network = Iass.published().build(1);

        assertThat(network.weight("input_mean").values()).containsOnly(0).hasSize(1487);
        assertThat(network.weight("input_scale").values()).containsOnly(1).hasSize(1487);
        assertThat(network.weight("output_mean").values()).containsOnly(1).hasSize(2049);
        assertThat(network.weight("output_scale").values()).containsOnly(1).hasSize(2049);
    }

    @Test
    void refusesFewerBinsThanTheHeadShrinks() {
        assertThatThrownBy(() -> new Iass(1, 1025, 728))
                .hasMessageContaining("read is 728")
                .hasMessageContaining("at least 729");
        assertThatThrownBy(() -> new Iass(1, 1000, 1487)).hasMessageContaining("bins is 1000");
    }

    private static ServedNetwork mixtures(Iass network, int frames) {
        return new ServedNetwork(network.build(3), Iass.GRAPH)
                .given(Iass.MAGNITUDE, 0, 2, 2, network.channels(), network.bins(), frames);
    }
}
