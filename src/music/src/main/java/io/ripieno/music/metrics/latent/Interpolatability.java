package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.Measure;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures of what attributes do along walks through a latent space.
 *
 * @param wanted at least one measure
 */
public record Interpolatability(Set<WalkMeasure> wanted, LiadSettings settings)
        implements Measure<Traversal, WalkScores> {
    private static final long serialVersionUID = 1L;

    public Interpolatability {
        if (wanted.isEmpty()) {
            throw new MetricException(
                    "No measure is wanted. Name at least one of " + EnumSet.allOf(WalkMeasure.class) + ".");
        }
        wanted = Set.copyOf(wanted);
    }

    public Interpolatability(WalkMeasure wanted, LiadSettings settings) {
        this(Set.of(wanted), settings);
    }

    /** All measures. */
    public Interpolatability(LiadSettings settings) {
        this(EnumSet.allOf(WalkMeasure.class), settings);
    }

    @Override
    public WalkScores of(Traversal traversal) {
        requireMoving(traversal);
        Map<WalkMeasure, double[][]> values = new EnumMap<>(WalkMeasure.class);
        EnumSet.copyOf(wanted).forEach(measure -> values.put(measure, measure.of(traversal, settings)));
        return new WalkScores(values, warnings());
    }

    private void requireMoving(Traversal traversal) {
        for (int n = 0; n < traversal.samples(); n++) {
            for (int dimension : settings.dimensions(traversal)) {
                double[] z = traversal.latent(n, dimension);
                if (Arrays.stream(z).allMatch(x -> x == z[0])) {
                    throw new MetricException(
                            "z[%d][%d] is %s at every point. Walk along the dimension.".formatted(n, dimension, z[0]));
                }
            }
        }
    }

    private List<String> warnings() {
        boolean spreads = wanted.contains(WalkMeasure.MONOTONICITY)
                && !settings.skip()
                && Double.isNaN(settings.degenerate())
                && settings.reduction() != Reduction.NONE;
        return spreads
                ? List.of("One attribute that does not move makes a mean monotonicity NaN. "
                        + "Maybe leave out NaN, or give attributes that do not move another value.")
                : List.of();
    }
}
