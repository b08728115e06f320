package io.ripieno.models.network.symbolic.ecmg;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.network.BothEngines;
import io.ripieno.models.served.Block;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MelodyLstmTest {
    private static final Set<Condition> ALL = EnumSet.allOf(Condition.class);

    @Test
    void thePairHasItsPublishedSizesWithAndWithoutConditions() {
        assertThat(count(TokenStream.PITCH, Set.of())).isEqualTo(859_161);
        assertThat(count(TokenStream.DURATION, Set.of())).isEqualTo(832_659);
        assertThat(count(TokenStream.PITCH, ALL)).isEqualTo(1_123_977);
        assertThat(count(TokenStream.DURATION, ALL)).isEqualTo(1_102_207);
    }

    /** Each condition adds its embedding and 256 columns a number; both chords share one encoder. */
    @Test
    void everySubsetHasTheSizeOfItsParts() {
        int chord = 12 * 2 + (12 * 8 + 8) + (8 * 4 + 4) + (6 * 8 + 8) + 2 * 64 + (8 * 8 + 8);
        for (Set<Condition> conditions : subsets()) {
            if (conditions.isEmpty()) {
                continue;
            }
            long width = 8;
            long embeddings = 0;
            for (Condition condition : conditions) {
                width += condition == Condition.INTER ? 4 : 8;
                embeddings += condition == Condition.INTER ? 19 * 4 : condition == Condition.BAR_POSITION ? 96 * 8 : 0;
            }
            boolean chords = conditions.contains(Condition.CHORD) || conditions.contains(Condition.NEXT_CHORD);
            long encoder = width * 256 + 256 + 2 * 64;
            long lstm = 2L * (4 * 256 * (256 + 256) + 2 * 4 * 256);
            long decoder = 256 * 172 + 172 + 2 * 64 + 172 * 89 + 89;
            assertThat(count(TokenStream.PITCH, conditions))
                    .as("%s", conditions)
                    .isEqualTo(89 * 8 + embeddings + (chords ? chord : 0) + encoder + lstm + decoder);
        }
    }

    @Test
    void everySubsetIsServedAsInterpreted() {
        for (TokenStream stream : TokenStream.values()) {
            for (Set<Condition> conditions : subsets()) {
                GraphSet network = new MelodyLstm(stream, conditions, 24, 0.2f, true).build(2);
                BothEngines.disturb(network, 3);
                assertThat(BothEngines.shapes(network, MelodyLstm.GRAPH, inputs(stream, conditions, 2)))
                        .containsEntry("log_probabilities", new long[] {2, 64, stream.vocabulary()});
            }
        }
    }

    @Test
    void thePublishedPairIsServedAsInterpreted() {
        for (TokenStream stream : TokenStream.values()) {
            GraphSet network = MelodyLstm.published(stream, ALL).build(2);
            BothEngines.disturb(network, 3);
            BothEngines.shapes(network, MelodyLstm.GRAPH, inputs(stream, ALL, 1));
        }
    }

    @Test
    void withoutNormalisationThereAreNoStatistics() {
        GraphSet network = new MelodyLstm(TokenStream.PITCH, ALL, 256, 0.2f, false).build(2);

        assertThat(network.parameterCount()).isEqualTo(1_123_977 - 3 * 128);
        BothEngines.shapes(network, MelodyLstm.GRAPH, inputs(TokenStream.PITCH, ALL, 1));
    }

    @Test
    void givesProbabilitiesThatSumToOne() {
        GraphSet network = new MelodyLstm(TokenStream.DURATION, ALL, 24, 0.2f, true).build(2);
        try (BothEngines engines = new BothEngines(network)) {
            float[] logs = engines.run(MelodyLstm.GRAPH, inputs(TokenStream.DURATION, ALL, 1))
                    .get(MelodyLstm.LOG_PROBABILITIES)
                    .values();
            double sum = 0;
            for (float log : logs) {
                sum += Math.exp(log);
            }
            assertThat(sum).isBetween(63.999, 64.001);
        }
    }

    private static long count(TokenStream stream, Set<Condition> conditions) {
        return MelodyLstm.published(stream, conditions).build(1).parameterCount();
    }

    private static List<Set<Condition>> subsets() {
        List<Set<Condition>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << Condition.values().length; bits++) {
            Set<Condition> subset = EnumSet.noneOf(Condition.class);
            for (Condition condition : Condition.values()) {
                if ((bits >> condition.ordinal() & 1) == 1) {
                    subset.add(condition);
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static Map<String, Block> inputs(TokenStream stream, Set<Condition> conditions, int batch) {
        Map<String, Block> inputs = new HashMap<>();
        inputs.put(MelodyLstm.TOKENS, Blocks.tokens(4, stream.vocabulary(), batch, 64));
        for (Condition condition : conditions) {
            switch (condition) {
                case INTER ->
                    inputs.put(MelodyLstm.OTHER, Blocks.tokens(5, stream.other().vocabulary(), batch, 64));
                case BAR_POSITION -> inputs.put(MelodyLstm.BAR_POSITION, Blocks.tokens(6, 96, batch, 64));
                case CHORD -> {
                    inputs.put(MelodyLstm.CHORD_ROOT, Blocks.tokens(7, 12, batch, 64));
                    inputs.put(MelodyLstm.CHORD_CLASSES, Blocks.noise(8, batch, 64, 12));
                }
                case NEXT_CHORD -> {
                    inputs.put(MelodyLstm.NEXT_ROOT, Blocks.tokens(9, 12, batch, 64));
                    inputs.put(MelodyLstm.NEXT_CLASSES, Blocks.noise(10, batch, 64, 12));
                }
            }
        }
        return inputs;
    }
}
