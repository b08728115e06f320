package io.ripieno.models.network.symbolic.inpainting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.network.BothEngines;
import io.ripieno.models.network.ServedEngine;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LatentRnnTest {
    private static final int BATCH = 2;

    @Test
    void theAutoregressiveFormHasItsPublishedSize() {
        assertThat(LatentRnn.published(true).build(1).parameterCount()).isEqualTo(41_468_160);
    }

    @Test
    void theOtherFormHasItsPublishedSize() {
        assertThat(LatentRnn.published(false).build(1).parameterCount()).isEqualTo(39_901_441);
    }

    @Test
    void eachContextAndFormIsServedAsInterpreted() {
        for (Context context : Context.values()) {
            for (boolean autoregressive : new boolean[] {true, false}) {
                agree(new LatentRnn(12, 10, autoregressive, context, 0.5f), context == Context.BOTH ? 20 : 10);
            }
        }
    }

    @Test
    void thePublishedFormsAreServedAsInterpreted() {
        agree(LatentRnn.published(true), 1024);
        agree(LatentRnn.published(false), 1024);
    }

    @Test
    void theInputOfTheOtherFormIsDrawnAndNotZero() {
        float one = new LatentRnn(12, 10, false, Context.BOTH, 0)
                .build(1)
                .weight("generation.input")
                .values()[0];
        float other = new LatentRnn(12, 10, false, Context.BOTH, 0)
                .build(2)
                .weight("generation.input")
                .values()[0];

        assertThat(one).isNotZero().isNotEqualTo(other);
    }

    @Test
    void eachContextChangesWhatIsPredicted() {
        LatentRnn settings = new LatentRnn(12, 10, true, Context.BOTH, 0);
        try (ServedEngine engine = new ServedEngine(settings.build(2))) {
            Map<String, Block> inputs = bars(settings);
            float[] state =
                    engine.run(LatentRnn.CONTEXT, inputs).get(LatentRnn.STATE).values();
            for (String name : new String[] {LatentRnn.PAST, LatentRnn.FUTURE}) {
                Map<String, Block> changed = new HashMap<>(inputs);
                changed.put(
                        name,
                        Blocks.noise(
                                77, Objects.requireNonNull(inputs.get(name)).shape()));
                assertThat(engine.run(LatentRnn.CONTEXT, changed)
                                .get(LatentRnn.STATE)
                                .values())
                        .isNotEqualTo(state);
            }
        }
    }

    private static void agree(LatentRnn settings, int width) {
        GraphSet network = settings.build(2);
        BothEngines.disturb(network, 3);
        try (BothEngines engines = new BothEngines(network)) {
            Block.Floats state = context(engines, settings);
            assertThat(state.shape()).containsExactly(4, BATCH, width);
            Outputs filled = engines.run(LatentRnn.GENERATION, generation(settings, state, 3));
            assertThat(filled.get(LatentRnn.PREDICTED).shape()).containsExactly(BATCH, 3, settings.latent());
            assertThat(filled.get(LatentRnn.NEXT_STATE).shape()).isEqualTo(state.shape());
        }
    }

    private static Block.Floats context(BothEngines engines, LatentRnn settings) {
        return engines.run(LatentRnn.CONTEXT, bars(settings)).get(LatentRnn.STATE);
    }

    private static Map<String, Block> bars(LatentRnn settings) {
        Map<String, Block> bars = new HashMap<>();
        if (settings.context() != Context.FUTURE) {
            bars.put(LatentRnn.PAST, Blocks.noise(5, BATCH, 4, settings.latent()));
        }
        if (settings.context() != Context.PAST) {
            bars.put(LatentRnn.FUTURE, Blocks.noise(6, BATCH, 7, settings.latent()));
        }
        return bars;
    }

    private static Map<String, Block> generation(LatentRnn settings, Block state, int bars) {
        return settings.autoregressive()
                ? Map.of(LatentRnn.STATE, state, LatentRnn.BEFORE, Blocks.noise(7, BATCH, bars, settings.latent()))
                : Map.of(LatentRnn.STATE, state, LatentRnn.PLACES, Blocks.filled(1, BATCH, bars, 1));
    }
}
