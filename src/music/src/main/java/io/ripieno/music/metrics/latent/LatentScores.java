package io.ripieno.music.metrics.latent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a latent space.
 *
 * @param values {@code [attributes]} for each measure, {@code [dimensions]} for modularity
 * @param information {@code [dimensions][attributes]}: the mutual information of each dimension and attribute in nats, or
 *     empty if no measure was made of it
 * @param warnings why values may not mean what they seem to
 */
public record LatentScores(Map<LatentMeasure, double[]> values, double[][] information, List<String> warnings) {
    public LatentScores {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        warnings = List.copyOf(warnings);
    }

    /** The values of one of the measures that were wanted. */
    public double[] of(LatentMeasure measure) {
        double[] found = values.get(measure);
        if (found == null) {
            throw new IllegalArgumentException(
                    "%s was not measured, only %s. Want it, too.".formatted(measure, values.keySet()));
        }
        return found;
    }
}
