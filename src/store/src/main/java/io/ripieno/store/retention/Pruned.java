package io.ripieno.store.retention;

import java.util.List;

/**
 * What pruning came to.
 *
 * @param outcomes that were removed
 * @param artefacts that were removed
 * @param originals of given-up records that were removed
 * @param bytes of all that was removed
 * @param keptOutcomes that stay
 * @param keptBytes of outcomes, artefacts and originals that stay
 * @param problems why some that should have gone could not be removed, a sentence each; they stay until the next time
 * @param dryRun whether all this was only looked at
 */
public record Pruned(
        int outcomes,
        int artefacts,
        int originals,
        long bytes,
        int keptOutcomes,
        long keptBytes,
        List<String> problems,
        boolean dryRun) {
    public Pruned {
        problems = List.copyOf(problems);
    }
}
