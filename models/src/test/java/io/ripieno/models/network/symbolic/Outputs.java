package io.ripieno.models.network.symbolic;

import java.util.Map;
import java.util.Objects;

/** What a graph put out, by name. */
public record Outputs(Map<String, Block.Floats> blocks) {
    /** The output of that name, which the graph must have. */
    public Block.Floats get(String name) {
        return Objects.requireNonNull(blocks.get(name), name);
    }
}
