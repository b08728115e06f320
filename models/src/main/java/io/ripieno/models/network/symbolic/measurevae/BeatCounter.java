package io.ripieno.models.network.symbolic.measurevae;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;

/** The upper level of the decoder: a GRU that starts from the latent vector and at each beat reads the same learned number. */
record BeatCounter(MeasureVae settings) {
    void build(Layers layers) {
        int hidden = settings.hidden();
        Value latent = layers.graph().input(MeasureVae.LATENT, "batch", settings.latent());
        Value start = layers.linear("beats.start", latent, settings.latent(), MeasureVae.LAYERS * hidden);
        Value pairs =
                layers.reshape("beats.pairs", layers.selu("beats.start.selu", start), 0, MeasureVae.LAYERS, hidden);
        RecurrentState state = RecurrentState.of(layers.swapBatchAndTime("beats.state", pairs));
        Value beats = layers.gru("beats.gru", sameNumber(layers, latent), settings.stack(1), state)
                .sequence();

        Value starts = layers.selu(
                "ticks.start.selu", layers.framewiseLinear("ticks.start", beats, hidden, MeasureVae.LAYERS * hidden));
        Value split = layers.reshape("ticks.pairs", starts, 0, 0, MeasureVae.LAYERS, hidden);
        Value contexts =
                layers.selu(MeasureVae.CONTEXTS, layers.framewiseLinear("ticks.context", beats, hidden, hidden));
        settings.endBeats(layers, layers.transpose(MeasureVae.STATES, split, 2, 0, 1, 3), contexts);
    }

    /** {@code [beats][batch][1]}. */
    private Value sameNumber(Layers layers, Value latent) {
        GraphBuilder graph = layers.graph();
        Value batch = layers.slice("beats.batch", layers.shape("beats.lengths", latent), 0, 0, 1);
        Value count = graph.integers("beats.count", settings.beats());
        Value extent = layers.concat("beats.extent", 0, count, batch, graph.integers("beats.one", 1));
        Value number = graph.weight("beats.input", Role.PARAMETER, Filling.constant(0), 1);
        return graph.node("Expand", "beats.sequence", Attributes.none(), number, extent);
    }
}
