package io.ripieno.service.outcome;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.log.Log;
import io.ripieno.store.blob.BlobStore;
import java.io.IOException;
import java.util.Optional;

/** Finds the stored outcome of equal work. What cannot be read, or whose artefacts are not all whole, is not found. */
public final class FindStored {
    private static final Log LOG = Log.of(FindStored.class);

    private final BlobStore blobs;

    public FindStored(BlobStore blobs) {
        this.blobs = blobs;
    }

    public Optional<Result> find(WorkId workId) {
        try {
            Optional<byte[]> bytes = blobs.get(Store.OUTCOMES + workId);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            Outcome outcome = Wire.decode(bytes.get(), Outcome.class);
            if (isWhole(outcome, workId)) {
                return Optional.of(new Result(
                        outcome.getJobId(),
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
