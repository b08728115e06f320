package io.ripieno.service.outcome;

import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.events.EventHeaders;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.FailureSummary;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.WorkId;
import java.nio.charset.StandardCharsets;

/** Writes the terminal record of a job. */
final class OutcomeRecords {
    private OutcomeRecords() {}

    static OutgoingRecord of(Conclusion conclusion) {
        Outcome outcome = outcome(conclusion);
        String replayed = conclusion.delivery().header(EventHeaders.REPLAY).orElse("");
        return new OutgoingRecord(
                TopicCatalogue.results(outcome.getTask()).name(),
                RecordKeys.of(outcome).getBytes(StandardCharsets.UTF_8),
                Wire.encode(outcome),
                EventHeadersOf.event(CloudEvents.of(outcome, replayed)));
    }

    static Outcome outcome(Conclusion conclusion) {
        Sender sender = conclusion.sender();
        Outcome.Builder outcome = Outcome.newBuilder()
                .setJobId(sender.jobId())
                .setWorkId(conclusion.workId().map(WorkId::hex).orElse(""))
                .setTask(Task.valueOf(sender.task().name()))
                .setSubject(sender.subject())
                .setTenant(sender.tenant())
                .setLabels(sender.labels())
                .setForced(conclusion.force())
                .setSubmittedAt(sender.submittedAt().orElse(null))
                .setReceivedAt(conclusion.delivery().receivedAt())
                .setStartedAt(conclusion.startedAt().orElse(null))
                .setFinishedAt(conclusion.finishedAt());
        if (conclusion.ending() instanceof Ending.Produced produced) {
            fill(outcome.setStatus(OutcomeStatus.PRODUCED), produced.result());
        } else if (conclusion.ending() instanceof Ending.Reused reused) {
            fill(outcome.setStatus(OutcomeStatus.REUSED), reused.result());
            outcome.setReusedFrom(reused.result().computedFor());
        } else if (conclusion.ending() instanceof Ending.Failed failed) {
            outcome.setStatus(status(failed.why()));
            outcome.setFailure(summary(failed.why(), conclusion.attempts()));
        }
        return outcome.build();
    }

    private static void fill(Outcome.Builder outcome, Result result) {
        outcome.setTaskResult(result.taskResult())
                .setArtefacts(result.artefacts())
                .setWarnings(result.warnings())
                .setProvenance(result.provenance());
    }

    private static OutcomeStatus status(JobFailure why) {
        return switch (why.kind()) {
            case CANCELLED -> OutcomeStatus.CANCELLED;
            case EXPIRED -> OutcomeStatus.EXPIRED;
            case INVALID, UNKNOWN_SCHEMA, TRANSIENT, EXHAUSTED -> OutcomeStatus.FAILED;
        };
    }

    private static FailureSummary summary(JobFailure why, int attempts) {
        return FailureSummary.newBuilder()
                .setKind(FailureKind.valueOf(why.kind().name()))
                .setCode(why.code().id())
                .setCause(why.problem())
                .setAction(why.action())
                .setAttempts(attempts)
                .build();
    }
}
