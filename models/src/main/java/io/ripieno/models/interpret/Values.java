package io.ripieno.models.interpret;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** What one run of a graph computed: its outputs and its stages, by name. */
public final class Values {
    private final String graph;
    private final Map<String, Integer> places;
    private final @Nullable Tensor[] tensors;

    /** @param graph its name */
    public Values(String graph, Map<String, Tensor> tensors) {
        this.graph = graph;
        this.places = new HashMap<>();
        this.tensors = new Tensor[tensors.size()];
        tensors.forEach((name, tensor) -> {
            this.tensors[places.size()] = tensor;
            places.put(name, places.size());
        });
    }

    Values(String graph, Map<String, Integer> places, @Nullable Tensor[] tensors) {
        this.graph = graph;
        this.places = places;
        this.tensors = tensors;
    }

    /**
     * The value of that name.
     *
     * @throws InterpretException if the graph has none, or only one on the way that is no stage
     */
    public Tensor get(String name) {
        Integer place = places.get(name);
        Tensor tensor = place == null ? null : tensors[place];
        if (tensor == null) {
            throw new InterpretException("Graph %s has no value %s; it has %s. Name one of them, or make it a stage."
                    .formatted(graph, name, new TreeSet<>(places.keySet())));
        }
        return tensor;
    }
}
