package io.ripieno.models.network.symbolic.inpainting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.network.BothEngines;
import io.ripieno.models.network.Engine;
import io.ripieno.models.network.ServedEngine;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnticipationRnnTest {
    private static final int VOCABULARY = 30;
    private static final int TICKS = 9;
    private static final int WIDTH = AnticipationRnn.WIDTH;
    private static final AnticipationRnn SETTINGS = AnticipationRnn.published(VOCABULARY);

    @Test
    void hasItsPublishedSizeForAnyVocabulary() {
        for (int vocabulary : new int[] {1, 62, 130}) {
            assertThat(AnticipationRnn.published(vocabulary).build(1).parameterCount())
                    .isEqualTo(1_935_652 + 267L * vocabulary);
        }
    }

    @Test
    void isServedAsInterpreted() {
        GraphSet network = SETTINGS.build(2);
        BothEngines.disturb(network, 3);
        try (BothEngines engines = new BothEngines(network)) {
            Block.Floats anticipation = anticipation(engines, constraints(2));
            assertThat(anticipation.shape()).containsExactly(2, TICKS, WIDTH);
            Outputs written = engines.run(
                    AnticipationRnn.GENERATION,
                    step(Blocks.tokens(4, VOCABULARY + 2, 2, TICKS), anticipation, zeros(2), zeros(2)));
            assertThat(written.get(AnticipationRnn.SCORES).shape()).containsExactly(2, TICKS, VOCABULARY);
            assertThat(written.get(AnticipationRnn.NEXT_HIDDEN).shape()).containsExactly(2, 2, WIDTH);
            assertThat(written.get(AnticipationRnn.NEXT_CELL).shape()).containsExactly(2, 2, WIDTH);
        }
    }

    @Test
    void aConstraintIsAnticipatedAtEveryTickBeforeItAndAtNoneAfter() {
        try (Engine engine = new ServedEngine(SETTINGS.build(2))) {
            Map<String, Block> free = constraints(1);
            Map<String, Block> bound = new HashMap<>(free);
            long[] tokens = tokens(free).clone();
            tokens[5] = 3;
            bound.put(AnticipationRnn.CONSTRAINT, new Block.Tokens(tokens, 1, TICKS));
            float[] without = anticipation(engine, free).values();
            float[] with = anticipation(engine, bound).values();
            for (int tick = 0; tick < TICKS; tick++) {
                boolean same = Arrays.equals(
                        without, tick * WIDTH, (tick + 1) * WIDTH, with, tick * WIDTH, (tick + 1) * WIDTH);
                assertThat(same).as("tick %d", tick).isEqualTo(tick > 5);
            }
        }
    }

    @Test
    void writesTickByTickWhatItWritesAtOnce() {
        try (Engine engine = new ServedEngine(SETTINGS.build(2))) {
            Block.Floats anticipation = anticipation(engine, constraints(1));
            long[] tokens = Blocks.tokens(4, VOCABULARY, 1, TICKS).values();
            tokens[0] = SETTINGS.start();
            float[] atOnce = engine.run(
                            AnticipationRnn.GENERATION,
                            step(new Block.Tokens(tokens, 1, TICKS), anticipation, zeros(1), zeros(1)))
                    .get(AnticipationRnn.SCORES)
                    .values();
            Block hidden = zeros(1);
            Block cell = zeros(1);
            for (int tick = 0; tick < TICKS; tick++) {
                float[] now = Arrays.copyOfRange(anticipation.values(), tick * WIDTH, (tick + 1) * WIDTH);
                Outputs written = engine.run(
                        AnticipationRnn.GENERATION,
                        step(
                                new Block.Tokens(new long[] {tokens[tick]}, 1, 1),
                                new Block.Floats(now, 1, 1, WIDTH),
                                hidden,
                                cell));
                hidden = written.get(AnticipationRnn.NEXT_HIDDEN);
                cell = written.get(AnticipationRnn.NEXT_CELL);
                assertThat(written.get(AnticipationRnn.SCORES).values())
                        .containsExactly(
                                Arrays.copyOfRange(atOnce, tick * VOCABULARY, (tick + 1) * VOCABULARY), within(1e-6f));
            }
        }
    }

    private static Block.Floats anticipation(Engine engine, Map<String, Block> constraints) {
        return engine.run(AnticipationRnn.CONSTRAINTS, constraints).get(AnticipationRnn.ANTICIPATION);
    }

    private static Map<String, Block> constraints(int batch) {
        long[] free = new long[batch * TICKS];
        Arrays.fill(free, SETTINGS.unconstrained());
        return Map.of(
                AnticipationRnn.CONSTRAINT,
                new Block.Tokens(free, batch, TICKS),
                AnticipationRnn.BEAT_MARKER,
                Blocks.tokens(5, 6, batch, TICKS),
                AnticipationRnn.TICK,
                Blocks.tokens(6, 6, batch, TICKS),
                AnticipationRnn.VOICE,
                new Block.Tokens(new long[batch * TICKS], batch, TICKS));
    }

    private static long[] tokens(Map<String, Block> constraints) {
        return ((Block.Tokens) Objects.requireNonNull(constraints.get(AnticipationRnn.CONSTRAINT))).values();
    }

    private static Map<String, Block> step(Block previous, Block anticipation, Block hidden, Block cell) {
        return Map.of(
                AnticipationRnn.PREVIOUS, previous,
                AnticipationRnn.ANTICIPATION, anticipation,
                AnticipationRnn.HIDDEN, hidden,
                AnticipationRnn.CELL, cell);
    }

    private static Block zeros(int batch) {
        return Blocks.filled(0, 2, batch, WIDTH);
    }
}
