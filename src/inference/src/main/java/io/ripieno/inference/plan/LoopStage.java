package io.ripieno.inference.plan;

import io.ripieno.inference.batch.WindowItem;

/**
 * A graph with state in and out that is run again and again, over a group of sequences of one or several jobs. The group
 * is formed once and keeps its device between steps; members leave, finished or cancelled, at each step.
 *
 * @param use of the graph, as for a window: {@code fill} before the first step, {@code read} after the last
 * @param step between two steps, on the device's thread
 * @param mostSteps at most, by which the loop is charged
 */
public record LoopStage<S>(WindowStage.Use<S> use, Step<S> step, int mostSteps) implements Stage<S> {
    public LoopStage {
        if (mostSteps < 1) {
            throw new IllegalArgumentException("mostSteps (" + mostSteps + ") must be at least 1.");
        }
    }

    /** What happens between two steps. */
    @FunctionalInterface
    public interface Step<S> {
        /**
         * Reads the outputs and fills the inputs for the next step: copies state and chooses what comes next, no more.
         *
         * @param step how many steps there have been, at least 1
         * @return whether there is to be another step
         */
        boolean next(S span, int step, WindowItem window);
    }
}
