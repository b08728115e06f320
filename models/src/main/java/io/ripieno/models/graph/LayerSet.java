package io.ripieno.models.graph;

/** What every kind of layer builds on; {@link Layers} gathers the kinds. */
public sealed interface LayerSet
        permits Activations,
                Arithmetic,
                Attention,
                Blocks,
                Convolutions,
                Dense,
                Normalisations,
                Pooling,
                Recurrences,
                Shaping {
    /** The graph that the layers are added to. */
    GraphBuilder graph();

    /** The first values of the layers' weights. */
    FirstValues firstValues();
}
