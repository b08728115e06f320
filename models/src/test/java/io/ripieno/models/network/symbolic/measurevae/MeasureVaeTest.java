package io.ripieno.models.network.symbolic.measurevae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.network.BothEngines;
import io.ripieno.models.network.ServedEngine;
import io.ripieno.models.served.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Totals are those of the specification's table, as functions of the vocabulary. */
class MeasureVaeTest {
    private static final int BATCH = 3;

    @Test
    void barsOfAttributesHaveTheirPublishedSizeForAnyVocabulary() {
        for (int vocabulary : new int[] {1, 40, 130}) {
            assertThat(MeasureVae.ofAttributes(vocabulary).build(1).parameterCount())
                    .isEqualTo(1_092_427 + 149L * vocabulary);
        }
    }

    @Test
    void barsOfInpaintingHaveTheirPublishedSize() {
        assertThat(MeasureVae.ofInpainting(50).build(1).parameterCount()).isEqualTo(17_640_971 + 533L * 50);
    }

    @Test
    void melodiesHaveTheirPublishedSize() {
        assertThat(MeasureVae.ofMelodies(62).build(1).parameterCount()).isEqualTo(289_377);
        assertThat(MeasureVae.ofMelodies(1).build(1).parameterCount()).isEqualTo(284_107 + 85);
    }

    @Test
    void encodersAreServedAsInterpreted() {
        encodesAlike(MeasureVae.ofAttributes(40), 24);
        encodesAlike(MeasureVae.ofInpainting(40), 24);
        encodesAlike(MeasureVae.ofMelodies(40), 16);
    }

    @Test
    void theDecoderRunsFreelyThroughABarAsInterpretedAndServed() {
        decodesAlike(MeasureVae.ofAttributes(40), 24);
    }

    @Test
    void theLargeDecoderRunsFreelyThroughABarAsInterpretedAndServed() {
        decodesAlike(MeasureVae.ofInpainting(50), 24);
    }

    @Test
    void theDecoderRunsFreelyThroughAMelodyAsInterpretedAndServed() {
        decodesAlike(MeasureVae.ofMelodies(62), 16);
    }

    @Test
    void theFlatDecoderRunsFreelyThroughABarAsInterpretedAndServed() {
        decodesAlike(MeasureVae.ofAttributes(40).flat(), 24);
    }

    @Test
    void theFlatDecoderHasTheLayersOfItsSpecification() {
        int h = 128;
        long context = 32 * h + h + h * 10 + 10;
        long stack = 3 * h * (20 + h) + 6 * h + 3 * h * 2 * h + 6 * h;
        long ticks = 40 * 10 + 10 + stack + h * 40 + 40;
        assertThat(MeasureVae.ofAttributes(40).flat().build(1).parameterCount())
                .isEqualTo(encoder(40, h, 32) + context + ticks);
        assertThatThrownBy(() -> new MeasureVae(40, h, 32, 4, 6, 0.5f, Decoder.FLAT))
                .hasMessageContaining("beats is 4");
    }

    @Test
    void whatTheFirstBeatAndTickReadStartsAtZero() {
        GraphSet network = MeasureVae.ofAttributes(40).build(1);

        assertThat(network.weight("beats.input").values()).containsExactly(0f);
        assertThat(network.weight("ticks.first").values()).hasSize(10).containsOnly(0f);
    }

    @Test
    void taughtWithItsOwnTokensTheDecoderWritesWhatItWritesFreely() {
        MeasureVae settings = MeasureVae.ofAttributes(40);
        GraphSet network = settings.build(2);
        BothEngines.disturb(network, 3);
        Block.Floats latent = Blocks.noise(4, BATCH, 32);
        try (ServedEngine engine = new ServedEngine(network)) {
            FreeRunning decoder = new FreeRunning(settings, engine);
            FreeRunning.Decoded free = decoder.decode(latent);
            List<float[]> taught = decoder.teach(latent, free.tokens());

            for (int place = 0; place < 24; place++) {
                assertThat(taught.get(place)).containsExactly(free.scores().get(place), within(1e-5f));
            }
            long[][] others = Arrays.stream(free.tokens())
                    .map(row ->
                            Arrays.stream(row).map(token -> (token + 1) % 40).toArray())
                    .toArray(long[][]::new);
            assertThat(decoder.teach(latent, others).get(1)).isNotEqualTo(taught.get(1));
        }
    }

    @Test
    void refusesSettingsThatMakeNoNetwork() {
        assertThatThrownBy(() -> MeasureVae.ofMelodies(0)).hasMessageContaining("vocabulary is 0");
    }

    private static long encoder(int vocabulary, int h, int z) {
        long stack = 2L * (3 * h * (10 + h) + 6 * h) + 2L * (3 * h * (2 * h + h) + 6 * h);
        return vocabulary * 10L + stack + 2L * (4 * h * 2 * h + 2 * h + 2 * h * z + z);
    }

    private static void encodesAlike(MeasureVae settings, int places) {
        GraphSet network = settings.build(2);
        BothEngines.disturb(network, 3);
        Map<String, Block> tokens = Map.of(MeasureVae.TOKENS, Blocks.tokens(4, 40, BATCH, places));

        assertThat(BothEngines.shapes(network, MeasureVae.ENCODER, tokens))
                .containsEntry("mean", new long[] {BATCH, settings.latent()})
                .containsEntry("log_deviation", new long[] {BATCH, settings.latent()});
    }

    private static void decodesAlike(MeasureVae settings, int places) {
        GraphSet network = settings.build(2);
        BothEngines.disturb(network, 3);
        Block.Floats latent = Blocks.noise(4, BATCH, settings.latent());
        try (BothEngines engines = new BothEngines(network)) {
            FreeRunning.Decoded decoded = new FreeRunning(settings, engines).decode(latent);

            assertThat(decoded.scores()).hasSize(places);
            assertThat(decoded.tokens()[0]).isNotEqualTo(decoded.tokens()[1]);
            for (float score : decoded.scores().get(places - 1)) {
                assertThat(score).isNotNegative();
            }
        }
    }
}
