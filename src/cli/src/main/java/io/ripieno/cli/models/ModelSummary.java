package io.ripieno.cli.models;

import io.ripieno.inference.model.ModelEntry;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.SplitMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code models list}; {@code error} is there if and only if its {@code model.json} cannot be used.
 *
 * @param parameters number of trained values
 * @param testMeanAveragePrecision over the classes on the split named {@code test}; absent if none was measured
 * @param licence of the weights
 */
record ModelSummary(
        String name,
        int version,
        @Nullable String error,
        @Nullable String task,
        @Nullable String description,
        @Nullable Integer classes,
        @Nullable Long parameters,
        @Nullable Double testMeanAveragePrecision,
        @Nullable String licence,
        @Nullable List<SplitMetrics> metrics,
        @Nullable String digest,
        String directory) {
    private static final String TEST = "test";

    static ModelSummary of(ModelEntry entry) {
        String name = entry.ref().name();
        int version = entry.ref().version().orElseThrow();
        String directory = entry.directory().toString();
        if (entry instanceof ModelEntry.Broken broken) {
            String error = broken.problem().getMessage();
            return new ModelSummary(name, version, error, null, null, null, null, null, null, null, null, directory);
        }
        ModelManifest manifest = ((ModelEntry.Readable) entry).manifest();
        return new ModelSummary(
                name,
                version,
                null,
                manifest.task(),
                manifest.description(),
                manifest.labels().size(),
                manifest.parameters(),
                testMeanAveragePrecision(manifest),
                manifest.licence(),
                manifest.metrics(),
                manifest.digest(),
                directory);
    }

    private static @Nullable Double testMeanAveragePrecision(ModelManifest manifest) {
        for (SplitMetrics split : manifest.metrics()) {
            if (split.split().equals(TEST)) {
                return split.meanAveragePrecision();
            }
        }
        return null;
    }
}
