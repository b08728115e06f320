package io.ripieno.music.metrics.melody;

import io.ripieno.music.metrics.melody.density.Divergence;
import io.ripieno.music.metrics.melody.density.KernelDensity;
import io.ripieno.music.metrics.melody.density.Overlap;
import org.jspecify.annotations.Nullable;

/**
 * How near two distributions of distances are. All three are NaN where the distances of either are all equal, so that
 * there is no density.
 *
 * @param divergence Kullback-Leibler divergence as published, each density over its own range; nats
 * @param commonDivergence the same over one range for both, as it is meant; nats
 * @param overlap area under both densities, 0 to 1
 */
public record Closeness(double divergence, double commonDivergence, double overlap) {
    private static final Closeness UNDEFINED = new Closeness(Double.NaN, Double.NaN, Double.NaN);

    static Closeness of(@Nullable KernelDensity first, @Nullable KernelDensity second) {
        return first == null || second == null
                ? UNDEFINED
                : new Closeness(
                        Divergence.published(first, second),
                        Divergence.common(first, second),
                        Overlap.of(first, second));
    }
}
