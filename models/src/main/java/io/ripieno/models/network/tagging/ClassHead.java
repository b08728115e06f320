package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;

/** The end of a tagging network: a linear layer, and the sigmoid of what it gives. */
final class ClassHead {
    static final String SCORES = "scores";
    static final String PROBABILITIES = "probabilities";

    private ClassHead() {}

    /** Ends the graph with the outputs {@code scores} and {@code probabilities}, both {@code [batch][classes]}. */
    static GraphSet build(Layers layers, Value embedding, int from, int classes) {
        Value scores = layers.linear(SCORES, embedding, from, classes);
        Value probabilities = layers.sigmoid(PROBABILITIES, scores);
        return layers.graph()
                .output(scores, "batch", classes)
                .output(probabilities, "batch", classes)
                .build();
    }
}
