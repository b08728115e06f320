package io.ripieno.music.metrics;

import java.io.Serializable;

/**
 * A measure with its settings.
 *
 * @param <B> what is judged
 * @param <R> the verdict
 */
public interface Measure<B, R> extends Serializable {
    /**
     * @throws MetricException if the measure is not defined for the data
     */
    R of(B data);
}
