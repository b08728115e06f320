package io.ripieno.models.network.symbolic.measurevae;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;

/** What stands in the place of {@link BeatCounter} in the flat decoder: a few numbers to read at each tick, and zeros to start from. */
record FlatStart(MeasureVae settings) {
    void build(Layers layers) {
        int hidden = settings.hidden();
        GraphBuilder graph = layers.graph();
        Value latent = graph.input(MeasureVae.LATENT, "batch", settings.latent());
        Value context =
                layers.mlp("flat.context", latent, layers::selu, settings.latent(), hidden, settings.contextWidth());
        Value contexts = layers.unsqueeze(MeasureVae.CONTEXTS, context, 0);

        Value batch = layers.slice("flat.batch", layers.shape("flat.lengths", latent), 0, 0, 1);
        Value pairs = graph.integers("flat.pairs", MeasureVae.LAYERS, 1);
        Value extent = layers.concat("flat.extent", 0, pairs, batch, graph.integers("flat.width", hidden));
        Value states = graph.node("Expand", MeasureVae.STATES, Attributes.none(), graph.scalar("flat.zero", 0), extent);
        settings.endBeats(layers, states, contexts);
    }
}
