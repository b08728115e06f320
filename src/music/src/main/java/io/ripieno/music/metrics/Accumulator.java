package io.ripieno.music.metrics;

import java.io.Serializable;

/**
 * A measure over data that comes in batches, in a training loop or as the state of an aggregation over streams. The data
 * may come in any split, over any number of accumulators that are then merged: the result is that of one call with all.
 * Not safe for use by several threads at a time; {@link Serializable}, so that it can be kept and sent as it stands.
 *
 * @param <B> a batch
 * @param <R> the result
 * @param <A> the accumulator itself
 */
public interface Accumulator<B, R, A extends Accumulator<B, R, A>> extends Serializable {
    /**
     * Takes a batch in.
     *
     * @throws MetricException if it does not fit those before it
     */
    void update(B batch);

    /** Takes in all that another has taken in; the other stays as it is. */
    void merge(A other);

    /**
     * The measure of all that was taken in.
     *
     * @throws MetricException if it is not defined for that
     */
    R compute();

    /** Forgets everything. */
    void reset();
}
