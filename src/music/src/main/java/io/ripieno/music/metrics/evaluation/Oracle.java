package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.separation.OracleMasks;
import io.ripieno.music.metrics.separation.Sources;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may be judged in place of estimates, knowing the truth. */
enum Oracle {
    NONE,
    /** The mixture as it is: input SDR. */
    INPUT,
    /** The mixture over the number of sources. */
    SHARED_MIXTURE,
    BINARY_MASK,
    RATIO_MASK;

    /**
     * @param parts the true sources that the mixture is made of
     * @return an estimate of each
     */
    Map<String, float[][]> estimates(Map<String, float[][]> parts, float[][] mixture, Options options) {
        Sources references = new Sources(parts.values().toArray(float[][][]::new));
        OracleMasks masks = new OracleMasks(options.whole("mask-frame"), options.whole("mask-hop"));
        boolean given = options.has("mask-power");
        Sources estimates =
                switch (this) {
                    case NONE -> throw new IllegalStateException("no oracle is wanted");
                    case INPUT -> OracleMasks.mixture(references.count(), mixture, 1);
                    case SHARED_MIXTURE -> OracleMasks.mixture(references.count(), mixture, 1.0 / references.count());
                    case BINARY_MASK ->
                        masks.binary(
                                references,
                                mixture,
                                given ? options.number("mask-power") : 1,
                                options.number("mask-threshold"));
                    case RATIO_MASK -> masks.ratio(references, mixture, given ? options.number("mask-power") : 2);
                };
        Map<String, float[][]> byName = new LinkedHashMap<>();
        int next = 0;
        for (String name : parts.keySet()) {
            byName.put(name, estimates.samples()[next++]);
        }
        return byName;
    }

    /** What stands for the accompaniment where there are sources that it is the sum of. */
    float[][] accompaniment(Map<String, float[][]> estimates, float[][] mixture) {
        return this == INPUT ? mixture : Accompaniment.of(estimates);
    }
}
