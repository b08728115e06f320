package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.information.Labels;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How much better one dimension alone predicts an attribute than the next. */
final class AttributePredictability {
    private AttributePredictability() {}

    static double[] sap(SharedInformation information) {
        LatentSample sample = information.sample();
        LatentSettings settings = information.settings();
        int[] regularised = settings.given(sample);
        return IntStream.range(0, sample.attributes())
                .mapToDouble(i -> {
                    double[] scores = scores(sample, sample.attribute(i), settings);
                    return (regularised.length == 0 ? Gap.of(scores) : Gap.of(scores, regularised[i])).size();
                })
                .toArray();
    }

    private static double[] scores(LatentSample sample, double[] attribute, LatentSettings settings) {
        if (settings.information().discrete()) {
            Labels labels = Labels.of(attribute);
            return Arrays.stream(sample.latents())
                    .mapToDouble(z -> LineClassifier.accuracy(z, labels, settings.l2()))
                    .toArray();
        }
        return Arrays.stream(sample.latents())
                .mapToDouble(z -> explained(z, attribute, settings.flat()))
                .toArray();
    }

    /** The part of the variance of {@code a} that a line in {@code z} explains; 0 where {@code z} is flat. */
    static double explained(double[] z, double[] a, double flat) {
        double meanZ = Arrays.stream(z).sum() / z.length;
        double meanA = Arrays.stream(a).sum() / a.length;
        double both = 0;
        double ofZ = 0;
        double ofA = 0;
        for (int i = 0; i < z.length; i++) {
            both += (z[i] - meanZ) * (a[i] - meanA);
            ofZ += (z[i] - meanZ) * (z[i] - meanZ);
            ofA += (a[i] - meanA) * (a[i] - meanA);
        }
        return ofZ / (z.length - 1) <= flat ? 0 : both / ofZ * (both / ofA);
    }
}
