package io.ripieno.cli.watch;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job.
 *
 * @param stage of the newest progress
 * @param share how much of the stage is done, 0 to 1, if known
 * @param begun when it was first heard of, or received by the service
 * @param heard when the newest news of it was made
 * @param outcome null while it has not ended
 */
record JobRow(
        String jobId,
        String subject,
        Task task,
        ProgressStage stage,
        OptionalDouble share,
        Instant begun,
        Instant heard,
        @Nullable Outcome outcome) {
    /** @param now stands in for a time that the record does not give */
    static JobRow of(Progress progress, @Nullable JobRow before, Instant now) {
        Instant at = progress.getAt() == null ? now : progress.getAt();
        Double total = progress.getTotal();
        return new JobRow(
                progress.getJobId(),
                progress.getSubject(),
                progress.getTask(),
                progress.getStage(),
                total == null || !(total > 0)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.max(0, Math.min(1, progress.getDone() / total))),
                before == null || before.outcome() != null ? at : before.begun(),
                at,
                null);
    }

    /** @param now stands in for a time that the record does not give */
    static JobRow of(Outcome outcome, @Nullable JobRow before, Instant now) {
        Instant end = outcome.getFinishedAt() == null ? now : outcome.getFinishedAt();
        Instant known = before == null ? end : before.begun();
        return new JobRow(
                outcome.getJobId(),
                outcome.getSubject(),
                outcome.getTask(),
                ProgressStage.ENDED,
                OptionalDouble.of(1),
                outcome.getReceivedAt() == null ? known : outcome.getReceivedAt(),
                end,
                outcome);
    }

    boolean hasEnded() {
        return outcome != null;
    }

    Optional<Outcome> ending() {
        return Optional.ofNullable(outcome);
    }

    /** How long it has been with the service: until it ended, else until now. */
    double seconds(Instant now) {
        return Math.max(0, Duration.between(begun, hasEnded() ? heard : now).toMillis() / 1000.0);
    }
}
