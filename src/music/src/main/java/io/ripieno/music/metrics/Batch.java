package io.ripieno.music.metrics;

import java.io.Serializable;
import java.util.List;

/**
 * Data that can be joined with more of its kind.
 *
 * @param <B> the kind
 */
public interface Batch<B extends Batch<B>> extends Serializable {
    /**
     * @throws MetricException if the other has items of another shape
     */
    void requireAlike(B other);

    /** All items of several batches, at least one, in their order. */
    B joined(List<B> all);
}
