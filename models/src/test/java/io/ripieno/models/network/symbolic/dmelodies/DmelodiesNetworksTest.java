package io.ripieno.models.network.symbolic.dmelodies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.network.BothEngines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DmelodiesNetworksTest {
    @Test
    void theConvolutionalAutoencoderHasItsPublishedSizeWithTheEmbeddingThatItNeverReads() {
        GraphSet network = MelodyCnnVae.published().build(1);

        assertThat(network.parameterCount()).isEqualTo(125_928);
        assertThat(network.weight(MelodyCnnVae.UNUSED).shape()).containsExactly(62, 1);
        for (String graph : List.of(MelodyCnnVae.ENCODER, MelodyCnnVae.DECODER)) {
            assertThat(network.model(graph).getGraph().getInitializerList())
                    .noneMatch(weight -> weight.getName().equals(MelodyCnnVae.UNUSED));
        }
    }

    @Test
    void theConvolutionalAutoencoderIsServedAsInterpreted() {
        GraphSet network = MelodyCnnVae.published().build(2);
        BothEngines.disturb(network, 3);

        assertThat(BothEngines.shapes(
                        network, MelodyCnnVae.ENCODER, Map.of(MelodyCnnVae.TOKENS, Blocks.tokens(4, 62, 5, 16))))
                .containsEntry("mean", new long[] {5, 32})
                .containsEntry("log_deviation", new long[] {5, 32});
        assertThat(BothEngines.shapes(
                        network, MelodyCnnVae.DECODER, Map.of(MelodyCnnVae.LATENT, Blocks.noise(5, 3, 32))))
                .containsEntry("scores", new long[] {3, 16, 62});
    }

    @Test
    void discriminatorsHaveTheLayersOfTheirSpecification() {
        assertThat(FactorDiscriminator.ofMelodies().build(1).parameterCount())
                .isEqualTo(33 * 64 + 2 * 65 * 64 + 65 * 2);
        assertThat(FactorDiscriminator.ofImages().build(1).parameterCount())
                .isEqualTo(11 * 1000 + 3 * 1001 * 1000 + 1001 * 2);
    }

    @Test
    void theDiscriminatorIsServedAsInterpreted() {
        GraphSet network = FactorDiscriminator.ofMelodies().build(2);
        BothEngines.disturb(network, 3);

        assertThat(BothEngines.shapes(
                        network, FactorDiscriminator.GRAPH, Map.of(FactorDiscriminator.LATENT, Blocks.noise(4, 6, 32))))
                .containsEntry("logits", new long[] {6, 2});
    }
}
