package io.ripieno.models.interpret;

import java.util.Map;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;

/**
 * What one run of a graph computed: every value by name, outputs and those between.
 *
 * @param graph the name of the graph
 */
public record Values(String graph, Map<String, Tensor> tensors) {
    /**
     * The value of that name.
     *
     * @throws InterpretException if the graph has none
     */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new InterpretException("Graph %s has no value %s; it has %s. Name one of them."
                    .formatted(graph, name, new TreeSet<>(tensors.keySet())));
        }
        return tensor;
    }
}
