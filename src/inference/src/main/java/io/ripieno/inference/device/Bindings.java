package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime has made over a set of buffers, by graph and number of items, so that it need not be made at each run.
 * Used by whoever has borrowed the buffers, one thread at a time. When buffers of one shape have served many graphs, all
 * is made again.
 */
public final class Bindings {
    private static final int GRAPHS = 16;

    /** Native memory over buffers; freed when the buffers are. */
    @FunctionalInterface
    public interface Binding extends AutoCloseable {
        @Override
        void close();
    }

    private final int capacity;
    private final IdentityHashMap<GraphSpec, @Nullable Binding[]> byGraph = new IdentityHashMap<>();

    Bindings(int capacity) {
        this.capacity = capacity;
    }

    /** What was put for runs of that graph of so many items, or null. */
    public @Nullable Binding get(GraphSpec graph, int items) {
        @Nullable Binding[] bySize = byGraph.get(graph);
        return bySize == null ? null : bySize[items - 1];
    }

    /** Keeps what later runs use, until it is removed or the buffers are freed. */
    public void put(GraphSpec graph, int items, Binding binding) {
        if (byGraph.size() == GRAPHS && !byGraph.containsKey(graph)) {
            close();
        }
        byGraph.computeIfAbsent(graph, key -> new Binding[capacity])[items - 1] = binding;
    }

    /** Closes what was put; does nothing if nothing was. */
    public void remove(GraphSpec graph, int items) {
        @Nullable Binding[] bySize = byGraph.get(graph);
        Binding binding = bySize == null ? null : bySize[items - 1];
        if (bySize != null && binding != null) {
            bySize[items - 1] = null;
            binding.close();
        }
    }

    /** How many are kept. */
    int size() {
        int size = 0;
        for (@Nullable Binding[] bySize : byGraph.values()) {
            for (Binding binding : bySize) {
                size += binding == null ? 0 : 1;
            }
        }
        return size;
    }

    void close() {
        for (@Nullable Binding[] bySize : byGraph.values()) {
            for (Binding binding : bySize) {
                if (binding != null) {
                    binding.close();
                }
            }
        }
        byGraph.clear();
    }
}
