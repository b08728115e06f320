package io.ripieno.music.metrics.evaluation;

/**
 * Is told where an evaluation stands, before each of its parts; what it throws ends the evaluation, which is how one is
 * cancelled.
 */
@FunctionalInterface
public interface Step {
    /** Hears, and does nothing. */
    Step NONE = (done, of, what) -> {};

    /**
     * @param done parts
     * @param of how many parts
     * @param what comes next: a measure or an item
     */
    void begin(int done, int of, String what);
}
