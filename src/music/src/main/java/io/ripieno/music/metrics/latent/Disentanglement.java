package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.Measure;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Ties;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures of how far each dimension of a latent space stands for one attribute, computed together, what they share once.
 *
 * @param wanted at least one measure
 */
public record Disentanglement(Set<LatentMeasure> wanted, LatentSettings settings)
        implements Measure<LatentSample, LatentScores> {
    private static final long serialVersionUID = 1L;

    private static final double MANY = 0.1;

    public Disentanglement {
        if (wanted.isEmpty()) {
            throw new MetricException(
                    "No measure is wanted. Name at least one of " + EnumSet.allOf(LatentMeasure.class) + ".");
        }
        wanted = Set.copyOf(wanted);
    }

    public Disentanglement(LatentMeasure wanted, LatentSettings settings) {
        this(Set.of(wanted), settings);
    }

    /** The four gaps of mutual information, each attribute with its dimension, given or filled in. */
    public static Disentanglement dependencyAware(LatentSettings settings) {
        return new Disentanglement(
                EnumSet.of(LatentMeasure.MIG, LatentMeasure.DMIG, LatentMeasure.DLIG, LatentMeasure.XMIG),
                settings.withFill());
    }

    @Override
    public LatentScores of(LatentSample sample) {
        settings.given(sample);
        wanted.forEach(measure -> measure.require(sample));
        SharedInformation information = new SharedInformation(sample, settings);
        Map<LatentMeasure, double[]> values = new EnumMap<>(LatentMeasure.class);
        EnumSet.copyOf(wanted).forEach(measure -> values.put(measure, measure.of(information)));
        return new LatentScores(
                values, information.matrix(), settings.information().discrete() ? List.of() : warnings(sample));
    }

    private static List<String> warnings(LatentSample sample) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < sample.attributes(); i++) {
            double share = Ties.share(sample.attribute(i));
            if (share > MANY) {
                warnings.add(("Attribute %d is taken for continuous, but %.0f %% of its values occur more than once: "
                                + "what is estimated depends on the seed. Maybe it is discrete.")
                        .formatted(i, 100 * share));
            }
        }
        return warnings;
    }
}
