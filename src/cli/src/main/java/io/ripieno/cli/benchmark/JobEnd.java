package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How a job of a measurement ended, and whether that is what the measurement is about.
 *
 * @param decided when the service decided it, by the clock of this machine, in whole milliseconds
 */
record JobEnd(String job, String subject, OutcomeStatus status, Instant decided) {
    /** For a command on its way to the service, in which the job may come to its own end. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(2);

    static JobEnd of(Outcome outcome) {
        return new JobEnd(
                outcome.getJobId(),
                outcome.getSubject(),
                outcome.getStatus(),
                Objects.requireNonNull(outcome.getFinishedAt(), "finishedAt"));
    }

    /** @throws CliException if it did not end that way */
    void require(OutcomeStatus wanted) {
        if (status != wanted) {
            throw new CliException(
                    "the job %s of %s ended as %s, not %s, so that the measurement says nothing; see the log of the service"
                            .formatted(job, subject, status, wanted));
        }
    }

    /**
     * Of a job that was ended from outside.
     *
     * @param due when it was cancelled, or its deadline
     * @throws CliException if it did not end that way, or ended before it was due
     */
    void require(OutcomeStatus wanted, Instant due) {
        require(wanted);
        if (decided.isBefore(due)) {
            throw new CliException(
                    "the job %s of %s ended as %s %d ms before that was due, which the service must not do; see its log"
                            .formatted(
                                    job,
                                    subject,
                                    status,
                                    Duration.between(decided, due).toMillis()));
        }
    }

    /**
     * Of a job that was cancelled as it is not needed any more, and may have been done by then.
     *
     * @param asked when it was cancelled
     * @throws CliException if it went on all the same, or failed
     */
    void requireGivenUp(Instant asked) {
        if (status != OutcomeStatus.PRODUCED || decided.isAfter(asked.plus(ON_THE_WAY))) {
            require(OutcomeStatus.CANCELLED);
        }
    }
}
