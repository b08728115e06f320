package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.StoredModel;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network of a probe, with first values for weights.
 *
 * @param key under which it is served
 * @param onnx its file
 */
@SuppressWarnings("ArrayRecordComponent") // Loaded from; never compared.
record ProbeGraph(BatchKey key, GraphSpec spec, byte[] onnx) {
    private static final String BATCH = "batch";

    /**
     * A mask from a spectrogram, {@code x [batch][frames][width] -> y [batch][frames][width]}: five linear layers, with
     * about as many operations for each value as Open-Unmix has.
     */
    static ProbeGraph mask(String model, int frames, int width, long seed) {
        GraphSet set = new GraphSet();
        GraphBuilder graph = set.graph(GraphSpec.MAIN);
        Layers layers = new Layers(graph, new SplittableRandom(seed));
        Value x = graph.input("x", BATCH, frames, width);
        int wide = 2 * width;
        Value hidden = layers.relu("wide.relu", layers.framewiseLinear("wide", x, width, wide));
        for (int layer = 1; layer <= 3; layer++) {
            String name = "hidden" + layer;
            hidden = layers.relu(name + ".relu", layers.framewiseLinear(name, hidden, wide, wide));
        }
        Value y = layers.sigmoid("y", layers.framewiseLinear("narrow", hidden, wide, width));
        graph.output(y, BATCH, frames, width).build();
        return of(
                model,
                set,
                List.of(tensor("x", TensorSpec.FEATURES, frames, width)),
                List.of(tensor("y", TensorSpec.PROBABILITIES, frames, width)));
    }

    /**
     * A step of a decoder: {@code token [batch][tokens], state [batch][hidden] -> next [batch][tokens],
     * state_out [batch][hidden]}.
     */
    static ProbeGraph step(String model, int tokens, int hidden, long seed) {
        GraphSet set = new GraphSet();
        GraphBuilder graph = set.graph(GraphSpec.MAIN);
        Layers layers = new Layers(graph, new SplittableRandom(seed));
        Value token = graph.input("token", BATCH, tokens);
        Value state = graph.input("state", BATCH, hidden);
        Value both = layers.add(
                "both",
                layers.linear("of_token", token, tokens, hidden),
                layers.linear("of_state", state, hidden, hidden));
        Value stateOut = layers.tanh("state_out", layers.linear("deep", layers.tanh("mixed", both), hidden, hidden));
        Value next = layers.tanh("next", layers.linear("head", stateOut, hidden, tokens));
        graph.output(next, BATCH, tokens).output(stateOut, BATCH, hidden).build();
        return of(
                model,
                set,
                List.of(tensor("token", TensorSpec.FEATURES, tokens), tensor("state", "state", hidden)),
                List.of(tensor("next", TensorSpec.SCORES, tokens), tensor("state_out", "state", hidden)));
    }

    /** So many matrix products one after the other: {@code x [batch][size][size] -> y [batch][size][size]}. */
    static ProbeGraph chain(String model, int size, int steps) {
        GraphSet set = new GraphSet();
        GraphBuilder graph = set.graph(GraphSpec.MAIN);
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value weight = graph.weight("weight", Role.PARAMETER, Filling.constant(1f / size), size, size);
        Value y = graph.input("x", BATCH, size, size);
        for (int step = 1; step <= steps; step++) {
            y = layers.matMul(step == steps ? "y" : "step" + step, y, weight);
        }
        graph.output(y, BATCH, size, size).build();
        return of(
                model,
                set,
                List.of(tensor("x", TensorSpec.FEATURES, size, size)),
                List.of(tensor("y", TensorSpec.SCORES, size, size)));
    }

    /** The graph of a stored model that has one. */
    static ProbeGraph of(StoredModel stored) throws ModelException {
        GraphSpec spec = stored.manifest().graph(GraphSpec.MAIN);
        BatchKey key = new BatchKey(stored.manifest().ref().toString(), GraphSpec.MAIN, "windows");
        return new ProbeGraph(key, spec, stored.graph(GraphSpec.MAIN));
    }

    private static ProbeGraph of(String model, GraphSet set, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        GraphSpec spec = GraphSpec.draft(GraphSpec.MAIN, model + ".onnx", inputs, outputs);
        return new ProbeGraph(
                new BatchKey(model + "@1", GraphSpec.MAIN, "probe"),
                spec,
                set.model(GraphSpec.MAIN).toByteArray());
    }

    private static TensorSpec tensor(String name, String kind, long... extents) {
        Long[] shape = new Long[extents.length + 1];
        shape[0] = -1L;
        for (int i = 0; i < extents.length; i++) {
            shape[i + 1] = extents[i];
        }
        return new TensorSpec(name, List.of(shape), kind);
    }
}
