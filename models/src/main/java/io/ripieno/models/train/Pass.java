package io.ripieno.models.train;

import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Values;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The network for one batch: runs its graphs, in any order and number, with gradients while training. */
public interface Pass {
    /** How graphs are run unless the caller says otherwise. */
    Mode mode();

    /** How many optimiser steps are done, for weights of losses that move as training goes on. */
    long step();

    /**
     * Runs a graph in the given mode, for example a frozen part whose running statistics must not move.
     *
     * @param inputs a tensor for each input
     * @return every value of the graph
     */
    Values run(String graph, Map<String, Tensor> inputs, Mode mode);

    /** Runs a graph in {@link #mode()}. */
    default Values run(String graph, Map<String, Tensor> inputs) {
        return run(graph, inputs, mode());
    }
}
