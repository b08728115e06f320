package io.ripieno.models.network.symbolic.measurevae;

import io.ripieno.models.network.Engine;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Decodes latent vectors with the graphs of a {@link MeasureVae}. Free-running, each tick reads the arg-max of the tick before;
 * taught, all ticks of all beats are one run.
 */
record FreeRunning(MeasureVae settings, Engine engine) {
    /** Tokens {@code [batch][ticks]} and their scores, tick by tick {@code [batch][vocabulary]}. */
    record Decoded(long[][] tokens, List<float[]> scores) {}

    Decoded decode(Block.Floats latent) {
        int batch = (int) latent.shape()[0];
        Outputs beats = engine.run(MeasureVae.BEATS, Map.of(MeasureVae.LATENT, latent));
        long[][] tokens = new long[batch][settings.beats() * settings.ticks()];
        List<float[]> scores = new ArrayList<>();
        long[] previous = new long[batch];
        Arrays.fill(previous, settings.start());
        for (int beat = 0; beat < settings.beats(); beat++) {
            Block state = state(beats.get(MeasureVae.STATES), beat, batch);
            Block context = context(beats.get(MeasureVae.CONTEXTS), beat, batch);
            for (int tick = 0; tick < settings.ticks(); tick++) {
                Outputs written = engine.run(
                        MeasureVae.TICKS,
                        Map.of(
                                MeasureVae.PREVIOUS, new Block.Tokens(previous, batch, 1),
                                MeasureVae.CONTEXT, context,
                                MeasureVae.STATE, state));
                float[] now = written.get(MeasureVae.SCORES).values();
                state = written.get(MeasureVae.NEXT_STATE);
                previous = largest(now, batch);
                scores.add(now);
                for (int row = 0; row < batch; row++) {
                    tokens[row][beat * settings.ticks() + tick] = previous[row];
                }
            }
        }
        return new Decoded(tokens, scores);
    }

    /** Scores tick by tick, if the token before each tick is the one that {@code tokens} has there. */
    List<float[]> teach(Block.Floats latent, long[][] tokens) {
        int batch = tokens.length;
        int rows = settings.beats() * batch;
        Outputs beats = engine.run(MeasureVae.BEATS, Map.of(MeasureVae.LATENT, latent));
        long[] previous = new long[rows * settings.ticks()];
        for (int i = 0; i < previous.length; i++) {
            int place = i / settings.ticks() / batch * settings.ticks() + i % settings.ticks();
            previous[i] = place == 0 ? settings.start() : tokens[i / settings.ticks() % batch][place - 1];
        }
        float[] taught = engine.run(
                        MeasureVae.TICKS,
                        Map.of(
                                MeasureVae.PREVIOUS, new Block.Tokens(previous, rows, settings.ticks()),
                                MeasureVae.CONTEXT,
                                        new Block.Floats(
                                                beats.get(MeasureVae.CONTEXTS).values(), rows, settings.contextWidth()),
                                MeasureVae.STATE,
                                        new Block.Floats(
                                                beats.get(MeasureVae.STATES).values(), 2, rows, settings.hidden())))
                .get(MeasureVae.SCORES)
                .values();
        int vocabulary = settings.vocabulary();
        List<float[]> scores = new ArrayList<>();
        for (int place = 0; place < settings.beats() * settings.ticks(); place++) {
            float[] now = new float[batch * vocabulary];
            for (int row = 0; row < batch; row++) {
                int from = ((place / settings.ticks() * batch + row) * settings.ticks() + place % settings.ticks())
                        * vocabulary;
                System.arraycopy(taught, from, now, row * vocabulary, vocabulary);
            }
            scores.add(now);
        }
        return scores;
    }

    private Block state(Block.Floats states, int beat, int batch) {
        int size = batch * settings.hidden();
        float[] values = new float[2 * size];
        for (int layer = 0; layer < 2; layer++) {
            System.arraycopy(states.values(), (layer * settings.beats() + beat) * size, values, layer * size, size);
        }
        return new Block.Floats(values, 2, batch, settings.hidden());
    }

    private Block context(Block.Floats contexts, int beat, int batch) {
        int size = batch * settings.contextWidth();
        return new Block.Floats(
                Arrays.copyOfRange(contexts.values(), beat * size, (beat + 1) * size), batch, settings.contextWidth());
    }

    private long[] largest(float[] scores, int batch) {
        long[] tokens = new long[batch];
        for (int row = 0; row < batch; row++) {
            int start = row * settings.vocabulary();
            int best = 0;
            for (int token = 1; token < settings.vocabulary(); token++) {
                if (scores[start + token] > scores[start + best]) {
                    best = token;
                }
            }
            tokens[row] = best;
        }
        return tokens;
    }
}
