package io.ripieno.models.graph;

import java.util.SplittableRandom;

/**
 * The layers of the field, as nodes and weights of one graph, so that a network class reads like the table of its
 * specification. Each kind has an interface of its own; every layer's name is the prefix of its nodes and weights.
 *
 * @param firstValues of the layers' weights
 */
public record Layers(GraphBuilder graph, FirstValues firstValues)
        implements Activations,
                Arithmetic,
                Attention,
                Blocks,
                Convolutions,
                Dense,
                Normalisations,
                Pooling,
                Recurrences,
                Shaping {

    /** First values by {@link FirstValues#standard}. */
    public Layers(GraphBuilder graph, SplittableRandom random) {
        this(graph, FirstValues.standard(random));
    }
}
