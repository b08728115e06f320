package io.ripieno.inference.plan;

/**
 * Where the spans of a job come from, in order, on the job's thread.
 *
 * @param <E> what may go wrong with the input
 */
@FunctionalInterface
public interface SpanReader<S, E extends Exception> {
    /**
     * Fills a span, which may have been used before.
     *
     * @return false at the end of the input
     */
    boolean read(S span) throws E;
}
