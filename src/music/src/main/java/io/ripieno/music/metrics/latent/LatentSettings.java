package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.InformationSettings;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How disentanglement is judged.
 *
 * @param information how mutual information is estimated, and whether attributes are labels
 * @param regularised for each attribute the dimension that was made to follow it; empty where there is none
 * @param fill whether the mutual information gap takes dimension i for attribute i where {@code regularised} is empty, as
 *     the other gaps of dependent attributes always do
 * @param l2 the weight C of the errors of the support vector machines of SAP against their L2 penalty, above 0
 * @param flat the variance, or mutual information, up to which SAP and modularity see nothing
 */
public record LatentSettings(
        InformationSettings information, List<Integer> regularised, boolean fill, double l2, double flat)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final LatentSettings CONTINUOUS =
            new LatentSettings(InformationSettings.CONTINUOUS, List.of(), false, 1, 1e-12);
    public static final LatentSettings DISCRETE =
            new LatentSettings(InformationSettings.DISCRETE, List.of(), false, 1, 1e-12);

    public LatentSettings {
        regularised = List.copyOf(regularised);
        if (!(l2 > 0)) {
            throw new MetricException("l2 is %s. Give a number above 0; 1 is usual.".formatted(l2));
        }
    }

    public LatentSettings withRegularised(Integer... dimensions) {
        return new LatentSettings(information, List.of(dimensions), fill, l2, flat);
    }

    public LatentSettings withFill() {
        return new LatentSettings(information, regularised, true, l2, flat);
    }

    /** The dimension of each attribute, or none. */
    int[] given(LatentSample sample) {
        if (!regularised.isEmpty() && regularised.size() != sample.attributes()) {
            throw new MetricException("regularised names %d dimensions for %d attributes. Give one for each, or none."
                    .formatted(regularised.size(), sample.attributes()));
        }
        for (int dimension : regularised) {
            if (dimension < 0 || dimension >= sample.dimensions()) {
                throw new MetricException("regularised names dimension %d of %d. Count from 0."
                        .formatted(dimension, sample.dimensions()));
            }
        }
        return regularised.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The dimension of each attribute; without any given the first for the first, and so on. */
    int[] filled(LatentSample sample) {
        int[] given = given(sample);
        return given.length > 0
                ? given
                : IntStream.range(0, sample.attributes()).toArray();
    }
}
