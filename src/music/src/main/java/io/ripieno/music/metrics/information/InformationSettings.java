package io.ripieno.music.metrics.information;

import io.ripieno.music.metrics.MetricException;
import java.io.Serializable;

/**
 * How mutual information is estimated.
 *
 * @param discrete whether targets are labels (Ross 2014) rather than numbers (Kraskov, Stögbauer and Grassberger 2004)
 * @param neighbours which nearest neighbour sets the distance within which points are counted
 * @param seed of the jitter that tells equal values apart, drawn as NumPy's {@code RandomState} draws it
 */
public record InformationSettings(boolean discrete, int neighbours, int seed) implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final InformationSettings CONTINUOUS = new InformationSettings(false, 3, 42);
    public static final InformationSettings DISCRETE = new InformationSettings(true, 3, 42);

    public InformationSettings {
        if (neighbours < 1) {
            throw new MetricException("neighbours is %d. Give at least 1; 3 is usual.".formatted(neighbours));
        }
    }

    public InformationSettings withSeed(int other) {
        return new InformationSettings(discrete, neighbours, other);
    }
}
