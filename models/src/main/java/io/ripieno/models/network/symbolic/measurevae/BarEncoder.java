package io.ripieno.models.network.symbolic.measurevae;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.symbolic.Posterior;

/** Tokens to the posterior: embedding, GRU both ways, the last states of both layers side by side, two small heads. */
record BarEncoder(MeasureVae settings) {
    void build(Layers layers) {
        int hidden = settings.hidden();
        GraphBuilder graph = layers.graph();
        Value tokens = graph.integerInput(MeasureVae.TOKENS, "batch", "ticks");
        Value x = layers.embedding("encoder.embedding", tokens, settings.vocabulary(), MeasureVae.EMBEDDING);
        Recurrence recurrence = Recurrence.of(MeasureVae.EMBEDDING, hidden)
                .layers(MeasureVae.LAYERS)
                .bothWays()
                .dropout(settings.dropout());
        Value states = layers.gru("encoder.gru", layers.swapBatchAndTime("encoder.sequence", x), recurrence)
                .state()
                .hidden();
        int width = recurrence.states() * hidden;
        Value features = layers.reshape("encoder.features", layers.swapBatchAndTime("encoder.last", states), 0, width);
        Posterior.of(layers, head(layers, "mean", features, width), head(layers, "log_deviation", features, width))
                .end(graph, settings.latent());
    }

    private Value head(Layers layers, String name, Value features, int width) {
        return layers.mlp("encoder." + name, features, layers::selu, width, 2 * settings.hidden(), settings.latent());
    }
}
