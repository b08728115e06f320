package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.separation.OracleMasks;
import io.ripieno.music.metrics.separation.Sources;

/** What may be judged in place of estimates, knowing the truth. */
enum Oracle {
    NONE,
    /** The mixture as it is: input SDR. */
    INPUT,
    /** The mixture over the number of sources. */
    SHARED_MIXTURE,
    BINARY_MASK,
    RATIO_MASK;

    float[][][] estimates(Sources references, float[][] mixture, Options options) {
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
        return estimates.samples();
    }
}
