package io.ripieno.models.network.symbolic.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.network.BothEngines;
import io.ripieno.models.served.Block;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Totals are those of the specification's table, counted by its author from the published layers. */
class ImageVaeTest {
    @Test
    void digitsHaveTheirPublishedSize() {
        assertThat(MnistVae.published().build(1).parameterCount()).isEqualTo(1_644_145);
    }

    @Test
    void shapesHaveTheirPublishedSize() {
        assertThat(DspritesVae.published().build(1).parameterCount()).isEqualTo(502_005);
    }

    @Test
    void digitsAreServedAsInterpreted() {
        agree(MnistVae.published().build(2), 28, 16);
    }

    @Test
    void shapesAreServedAsInterpreted() {
        agree(DspritesVae.published().build(2), 64, 10);
    }

    @Test
    void refusesSettingsThatMakeNoNetwork() {
        assertThatThrownBy(() -> new MnistVae(0, 0.5f)).hasMessageContaining("latent is 0");
        assertThatThrownBy(() -> new MnistVae(16, 1)).hasMessageContaining("dropout is 1.0");
        assertThatThrownBy(() -> new DspritesVae(-1)).hasMessageContaining("latent is -1");
    }

    private static void agree(GraphSet network, int side, int latent) {
        BothEngines.disturb(network, 3);
        Map<String, Block> image = Map.of(MnistVae.IMAGE, Blocks.noise(4, 2, 1, side, side));
        assertThat(BothEngines.shapes(network, MnistVae.ENCODER, image))
                .containsEntry("mean", new long[] {2, latent})
                .containsEntry("log_deviation", new long[] {2, latent});
        Map<String, Block> vector = Map.of(MnistVae.LATENT, Blocks.noise(5, 3, latent));
        assertThat(BothEngines.shapes(network, MnistVae.DECODER, vector))
                .containsEntry("logits", new long[] {3, 1, side, side});
    }
}
