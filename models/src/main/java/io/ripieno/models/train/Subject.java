package io.ripieno.models.train;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Which part of a network is trained, and for what.
 *
 * @param graph the name of the graph
 * @param input the name of its input
 * @param output the name of the value that holds the probabilities
 */
public record Subject(String graph, String input, String output, Loss loss) {
    Tensor probabilities(Map<String, Tensor> values) {
        Tensor tensor = values.get(output);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "Graph %s has no value %s; it has %s.".formatted(graph, output, values.keySet()));
        }
        return tensor;
    }
}
