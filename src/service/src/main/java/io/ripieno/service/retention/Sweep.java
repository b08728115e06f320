package io.ripieno.service.retention;

import io.ripieno.service.file.ScratchHome;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.PrunableBlobStore;
import io.ripieno.store.retention.Prune;
import io.ripieno.store.retention.Pruned;
import io.ripieno.store.retention.RetentionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes what has expired in the blob store, and what processes left that were killed: parts of blobs, and scratch. Of
 * several replicas that share a store one sweeps at a time.
 */
public final class Sweep {
    private static final Log LOG = Log.of(Sweep.class);
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final DirectoryBlobStore blobs;
    private final RetentionPolicy policy;
    private final Path scratch;
    private final Clock clock;
    private volatile long keptBytes;
    private volatile int keptOutcomes;

    /**
     * Sweeps a store and scratch.
     *
     * @param scratch the folder that holds the scratch of all processes
     */
    public Sweep(DirectoryBlobStore blobs, RetentionPolicy policy, Path scratch, Clock clock) {
        this.blobs = blobs;
        this.policy = policy;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** Sweeps once; what cannot be removed is told and left for the next time. */
    public void sweep() {
        Instant now = clock.instant();
        part(() -> blobs.removeParts(now.minus(ABANDONED)));
        part(() -> ScratchHome.removeAbandoned(scratch));
        part(() -> Prune.run(blobs, policy, now, false).ifPresent(this::tell));
    }

    /** One part that fails does not keep the others from being done. */
    private static void part(PrunableBlobStore.Action action) {
        try {
            action.run();
        } catch (IOException | UncheckedIOException e) {
            notSwept(e.toString());
        }
    }

    private static void notSwept(String cause) {
        LOG.warn(
                Code.NOT_SWEPT,
                "Not all that has expired could be removed; the next sweep tries again. Make sure that the folders can be read and written.",
                "cause",
                cause);
    }

    /** Bytes that the last sweep left in the store. */
    public long keptBytes() {
        return keptBytes;
    }

    /** Outcomes that the last sweep left in the store. */
    public int keptOutcomes() {
        return keptOutcomes;
    }

    private void tell(Pruned pruned) {
        keptBytes = pruned.keptBytes();
        keptOutcomes = pruned.keptOutcomes();
        if (!pruned.problems().isEmpty()) {
            notSwept(pruned.problems().size() + " problems, the first: "
                    + pruned.problems().get(0));
        }
        if (pruned.bytes() > 0) {
            LOG.info(
                    Code.SWEPT,
                    "What had expired was removed.",
                    "outcomes",
                    pruned.outcomes(),
                    "artefacts",
                    pruned.artefacts(),
                    "originals",
                    pruned.originals(),
                    "bytes",
                    pruned.bytes(),
                    "keptOutcomes",
                    pruned.keptOutcomes(),
                    "keptBytes",
                    pruned.keptBytes());
        }
    }
}
