package io.ripieno.inference.plan;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.WindowItem;
import java.util.List;

/**
 * One window of each of one or several graphs, which run side by side and are joined: the stage ends when all have. Their
 * windows share batches with those of other spans and jobs.
 *
 * @param windows at least one
 */
public record WindowStage<S>(List<Use<S>> windows) implements Stage<S> {
    public WindowStage {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("A window stage needs at least one graph.");
        }
    }

    /**
     * How a span uses a graph.
     *
     * @param key under which the graph is served
     * @param fill writes the span's inputs into the window, on a thread of the host
     * @param read reads the window's outputs into the span, on a thread of the host or, in the last stage, of the job
     */
    public record Use<S>(BatchKey key, Copy<S> fill, Copy<S> read) {}

    /** Copies between a span and a window. */
    @FunctionalInterface
    public interface Copy<S> {
        void copy(S span, WindowItem window);
    }

    /** A window of one graph. */
    public static <S> WindowStage<S> of(BatchKey key, Copy<S> fill, Copy<S> read) {
        return new WindowStage<>(List.of(new Use<>(key, fill, read)));
    }
}
