package io.ripieno.service.outcome;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.log.Log;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.retention.Uses;
import java.io.IOException;
import java.util.Optional;

/** Finds the stored outcome of equal work. What cannot be read, or whose artefacts are not all whole, is not found. */
public final class FindStored {
    private static final Log LOG = Log.of(FindStored.class);

    private final BlobStore blobs;
    private final Uses uses;

    public FindStored(BlobStore blobs) {
        this.blobs = blobs;
        this.uses = new Uses(blobs);
    }

    /**
     * Finds the outcome of a work for a tenant, to whom it is then kept as long as the tenant's allowance says.
     *
     * @param tenant empty for the default tenant
     */
    public Optional<Result> find(WorkId workId, String tenant) {
        String key = StoreLayout.outcome(workId.hex());
        try {
            if (blobs.get(key).isEmpty()) {
                return Optional.empty();
            }
            uses.note(workId.hex(), tenant);
            Optional<byte[]> bytes = blobs.get(key);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            Outcome outcome = Wire.decode(bytes.get(), Outcome.class);
            if (isWhole(outcome, workId)) {
                return Optional.of(new Result(
                        outcome.getJobId(),
                        outcome.getForced(),
                        outcome.getTaskResult(),
                        outcome.getArtefacts(),
                        outcome.getWarnings(),
                        outcome.getProvenance()));
            }
            LOG.warn(Code.STORED_BROKEN, "A stored outcome is not whole and is computed again.", "workId", workId);
        } catch (IOException | WireException | IllegalArgumentException e) {
            LOG.warn(
                    Code.STORED_BROKEN,
                    "A stored outcome cannot be read and is computed again.",
                    "workId",
                    workId,
                    "cause",
                    e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * Finds the outcome that was computed for this very job; what is not whole is not found, and said by who looks for
     * equal work.
     */
    public Optional<Result> findOwn(WorkId workId, Job job) {
        try {
            Optional<byte[]> bytes = blobs.get(StoreLayout.outcome(workId.hex()));
            if (bytes.isEmpty() || !Result.isOf(Wire.decode(bytes.get(), Outcome.class), job)) {
                return Optional.empty();
            }
        } catch (IOException | WireException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return find(workId, job.sender().tenant()).filter(result -> result.isOf(job));
    }

    private boolean isWhole(Outcome outcome, WorkId workId) throws IOException {
        if (!outcome.getWorkId().equals(workId.hex())
                || outcome.getStatus() != OutcomeStatus.PRODUCED
                || outcome.getTaskResult() == null
                || outcome.getProvenance() == null) {
            return false;
        }
        for (Artefact artefact : outcome.getArtefacts()) {
            if (artefact.getReference() == null || !blobs.holds(References.blob(artefact.getReference()))) {
                return false;
            }
        }
        return true;
    }
}
