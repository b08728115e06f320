package io.ripieno.cli.watch;

import io.ripieno.contract.v1.FailureSummary;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import java.time.Instant;

/** Records as the service publishes them. */
final class News {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private News() {}

    static Progress progress(String job, ProgressStage stage, double done, int seconds) {
        return Progress.newBuilder()
                .setJobId(job)
                .setTask(Task.TAGGING)
                .setSubject("song of " + job)
                .setStage(stage)
                .setDone(done)
                .setTotal(10.0)
                .setUnit("seconds")
                .setAt(NOON.plusSeconds(seconds))
                .build();
    }

    static Outcome outcome(String job, OutcomeStatus status, int seconds) {
        return Outcome.newBuilder()
                .setJobId(job)
                .setTask(Task.TAGGING)
                .setSubject("song of " + job)
                .setStatus(status)
                .setReceivedAt(NOON)
                .setFinishedAt(NOON.plusSeconds(seconds))
                .setFailure(
                        status == OutcomeStatus.FAILED
                                ? FailureSummary.newBuilder()
                                        .setCause("The recording is damaged.")
                                        .setAction("Send another.")
                                        .build()
                                : null)
                .build();
    }
}
