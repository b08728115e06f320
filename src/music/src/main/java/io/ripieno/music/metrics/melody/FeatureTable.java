package io.ripieno.music.metrics.melody;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.feature.Feature;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a set of melodies is like.
 *
 * @param melodies how many
 * @param values of each feature, {@code [melodies][values]}
 */
public record FeatureTable(int melodies, Map<Feature, double[][]> values) {
    public FeatureTable {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public Set<Feature> features() {
        return values.keySet();
    }

    /**
     * The values of one feature, {@code [melodies][values]}.
     *
     * @throws MetricException if it was not gathered
     */
    public double[][] of(Feature feature) {
        double[][] rows = values.get(feature);
        if (rows == null) {
            throw new MetricException(
                    "feature (" + feature.word() + ") is none of those gathered (" + features() + "): gather it too.");
        }
        return rows;
    }

    /** The same for the first melodies alone. */
    FeatureTable first(int count) {
        EnumMap<Feature, double[][]> fewer = new EnumMap<>(Feature.class);
        values.forEach((feature, rows) -> fewer.put(feature, Arrays.copyOf(rows, count)));
        return new FeatureTable(count, fewer);
    }
}
