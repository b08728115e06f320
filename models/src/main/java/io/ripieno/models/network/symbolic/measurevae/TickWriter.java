package io.ripieno.models.network.symbolic.measurevae;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;

/** The lower level of the decoder: a GRU that at each tick reads the token before and the beat's context. */
record TickWriter(MeasureVae settings) {
    void build(Layers layers) {
        int hidden = settings.hidden();
        GraphBuilder graph = layers.graph();
        Value previous = graph.integerInput(MeasureVae.PREVIOUS, "batch", "ticks");
        Value context = graph.input(MeasureVae.CONTEXT, "batch", settings.contextWidth());
        Value state = graph.input(MeasureVae.STATE, MeasureVae.LAYERS, "batch", hidden);

        Value tokens = layers.swapBatchAndTime("ticks.tokens", embedded(layers, previous));
        Value sequence = layers.concat("ticks.sequence", 2, tokens, atEachTick(layers, context, previous));
        RecurrentOutput written = layers.gru(
                "ticks.gru",
                sequence,
                settings.stack(MeasureVae.EMBEDDING + settings.contextWidth()),
                RecurrentState.of(state));
        Value scores = layers.framewiseLinear("ticks.scores", written.sequence(), hidden, settings.vocabulary());
        Value positive = layers.swapBatchAndTime(MeasureVae.SCORES, layers.relu("ticks.scores.relu", scores));
        Value next = layers.stage(MeasureVae.NEXT_STATE, written.state().hidden());
        graph.output(positive, "batch", "ticks", settings.vocabulary())
                .output(next, MeasureVae.LAYERS, "batch", hidden)
                .build();
    }

    /** What stands before the first tick is a row of its own, learned too, after those of the tokens. */
    private Value embedded(Layers layers, Value previous) {
        Value tokens = layers.embeddingTable("ticks.embedding", settings.vocabulary(), MeasureVae.EMBEDDING);
        Value start =
                layers.graph().weight("ticks.first", Role.PARAMETER, Filling.constant(0), 1, MeasureVae.EMBEDDING);
        return layers.gather("ticks.embedding", layers.concat("ticks.rows", 0, tokens, start), 0, previous);
    }

    /** {@code [ticks][batch][width]}. */
    private Value atEachTick(Layers layers, Value context, Value previous) {
        GraphBuilder graph = layers.graph();
        Value ticks = layers.slice("ticks.count", layers.shape("ticks.lengths", previous), 0, 1, 2);
        Value extent = layers.concat("ticks.extent", 0, ticks, graph.integers("ticks.ones", 1, 1));
        Value once = layers.unsqueeze("ticks.context.once", context, 0);
        return graph.node("Expand", "ticks.contexts", Attributes.none(), once, extent);
    }
}
