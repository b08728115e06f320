package io.ripieno.models.network;

import io.ripieno.models.graph.GraphSet;

/** A network's definition: a record of its settings, which builds the graphs. */
public interface Network {
    /** Builds the graphs, with first values of the weights drawn from {@code seed}. */
    GraphSet build(long seed);
}
