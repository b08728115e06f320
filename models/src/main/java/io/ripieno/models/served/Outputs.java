package io.ripieno.models.served;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a graph put out.
 *
 * @param blocks by name, in the order of the graph
 */
public record Outputs(Map<String, Block.Floats> blocks) {
    public Outputs {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /**
     * The output of that name.
     *
     * @throws ServedException if the graph has none
     */
    public Block.Floats get(String name) {
        Block.Floats block = blocks.get(name);
        if (block == null) {
            throw new ServedException("There is no output %s of numbers, only %s. Name one of them."
                    .formatted(name, new TreeSet<>(blocks.keySet())));
        }
        return block;
    }
}
