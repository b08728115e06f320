package io.ripieno.inference.batch;

/** What happens between two runs of a window whose graph has state. */
@FunctionalInterface
public interface Loop {
    /**
     * Reads the outputs and fills the inputs for the next run. Called on the device's thread, which waits: copies state
     * and chooses what comes next, no more.
     *
     * @param step how many runs there have been, at least 1
     * @return whether there is to be another run
     */
    boolean next(int step, WindowItem window);
}
