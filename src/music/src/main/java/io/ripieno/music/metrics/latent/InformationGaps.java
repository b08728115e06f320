package io.ripieno.music.metrics.latent;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The gaps between mutual informations, each over the entropy that there was to be told. */
final class InformationGaps {
    private InformationGaps() {}

    static double[] mig(SharedInformation information) {
        LatentSettings settings = information.settings();
        int[] regularised =
                settings.fill() ? settings.filled(information.sample()) : settings.given(information.sample());
        return each(information, i -> {
            double[] scores = information.ofDimensions(i);
            Gap gap = regularised.length == 0 ? Gap.of(scores) : Gap.of(scores, regularised[i]);
            return gap.size() / information.entropy(i);
        });
    }

    static double[] dmig(SharedInformation information) {
        int[] regularised = information.settings().filled(information.sample());
        return each(information, i -> {
            Gap gap = Gap.of(information.ofDimensions(i), regularised[i]);
            int rival = IntStream.range(0, regularised.length)
                    .filter(l -> regularised[l] == gap.rival())
                    .findFirst()
                    .orElse(-1);
            return gap.size() / (rival < 0 ? information.entropy(i) : information.entropy(i, rival));
        });
    }

    static double[] dlig(SharedInformation information) {
        int[] regularised = information.settings().filled(information.sample());
        return each(information, i -> {
            Gap gap = Gap.of(information.ofAttributes(regularised[i]), i);
            return gap.size() / information.entropy(i, gap.rival());
        });
    }

    static double[] xmig(SharedInformation information) {
        int[] regularised = information.settings().filled(information.sample());
        int[] others = IntStream.range(0, information.sample().dimensions())
                .filter(d -> Arrays.stream(regularised).noneMatch(r -> r == d))
                .toArray();
        return each(information, i -> {
            double[] scores = information.ofDimensions(i);
            double other =
                    Arrays.stream(others).mapToDouble(d -> scores[d]).max().orElse(Double.NaN);
            return (scores[regularised[i]] - other) / information.entropy(i);
        });
    }

    private static double[] each(SharedInformation information, IntToDoubleFunction value) {
        return IntStream.range(0, information.sample().attributes())
                .mapToDouble(value)
                .toArray();
    }
}
