package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.separation.Museval;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The accompaniment, which beside sources other than the vocals is their sum and no source of its own. */
final class Accompaniment {
    static final String NAME = Museval.ACCOMPANIMENT;

    private Accompaniment() {}

    static boolean isSum(Collection<String> sources) {
        return sources.contains(NAME) && !Set.of(NAME, Museval.VOCALS).containsAll(sources);
    }

    /** The sources that a mixture is made of. */
    static Map<String, float[][]> parts(Map<String, float[][]> sources) {
        Map<String, float[][]> parts = new LinkedHashMap<>(sources);
        if (isSum(sources.keySet())) {
            parts.remove(NAME);
        }
        return parts;
    }

    /** The sum of all sources but the vocals. */
    static float[][] of(Map<String, float[][]> parts) {
        return sum(parts.entrySet().stream()
                .filter(part -> !part.getKey().equals(Museval.VOCALS))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Adds up at least one signal, {@code [channels][samples]}. */
    static float[][] sum(Collection<float[][]> sources) {
        List<float[][]> all = List.copyOf(sources);
        float[][] sum = new float[all.get(0).length][all.get(0)[0].length];
        for (float[][] source : all) {
            for (int c = 0; c < sum.length; c++) {
                for (int n = 0; n < sum[c].length; n++) {
                    sum[c][n] += source[c][n];
                }
            }
        }
        return sum;
    }
}
