package io.ripieno.service.outcome;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.UnencodableException;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Timings;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.retention.Uses;
import java.io.IOException;
import java.time.Duration;

/** The step that keeps a result: first its artefacts, then, last of all, its outcome under the identity of the work. */
public final class Store {
    private final BlobStore blobs;
    private final Uses uses;
    private final LongTimelines longTimelines;
    private final LongEvaluations longEvaluations;

    /**
     * Keeps results in a blob store.
     *
     * @param inlineBytes up to which a series stays in the record
     */
    public Store(BlobStore blobs, long inlineBytes) {
        this.blobs = blobs;
        this.uses = new Uses(blobs);
        this.longTimelines = new LongTimelines(blobs, inlineBytes);
        this.longEvaluations = new LongEvaluations(blobs, inlineBytes);
    }

    /**
     * Keeps a result.
     *
     * @return the result as it fits a record
     * @throws JobFailure transient if the blob store does not take it
     */
    public Result store(JobRun run, Result result) throws JobFailure {
        WorkId workId = run.plan().workId();
        long start = System.nanoTime();
        try {
            uses.note(workId.hex(), run.job().sender().tenant());
            Result brief = longEvaluations.shorten(longTimelines.shorten(result, workId), workId);
            Result stored = brief.published(since(start));
            blobs.put(StoreLayout.outcome(workId.hex()), "application/avro", Wire.encode(outcome(stored, run)));
            run.timings().took(Timings.Stage.STORE, since(start));
            return stored.published(since(start));
        } catch (UnencodableException e) {
            throw new JobFailure(
                    FailureKind.INVALID,
                    Code.NOT_STORED,
                    "The outcome of the work " + workId + " does not fit a record: " + JobFailure.words(e),
                    "Ask for fewer labels or measures, or lower ripieno.blobs.inline-bytes.",
                    e);
        } catch (IOException e) {
            throw JobFailure.passing(
                    Code.NOT_STORED,
                    "The outcome of the work " + workId + " cannot be stored (" + e + ").",
                    "Maybe the disk of ripieno.blobs.directory is full or read-only: mend it and send the job again.",
                    e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Nothing of the sender is kept but the id of the job, and whether it was forced. */
    private static Outcome outcome(Result result, JobRun run) {
        return Outcome.newBuilder()
                .setJobId(result.computedFor())
                .setForced(result.forced())
                .setWorkId(run.plan().workId().hex())
                .setStatus(OutcomeStatus.PRODUCED)
                .setTask(Task.valueOf(run.job().work().task().name()))
                .setTaskResult(result.taskResult())
                .setArtefacts(result.artefacts())
                .setWarnings(result.warnings())
                .setProvenance(result.provenance())
                .build();
    }
}
