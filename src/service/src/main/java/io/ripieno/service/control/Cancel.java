package io.ripieno.service.control;

import io.ripieno.contract.events.EventHeaders;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import java.time.Instant;

/**
 * The command that ends a job wherever it is.
 *
 * @param reason why, as it was given; may be empty
 * @param at when its record was sent
 */
public record Cancel(String jobId, String reason, Instant at) {
    /** Whether a job that came with this delivery is meant. One that was replayed later than this was sent is not. */
    public boolean ends(String id, Delivery delivery) {
        boolean overridden = delivery.header(EventHeaders.REPLAY).isPresent() && at.isBefore(delivery.sentAt());
        return jobId.equals(id) && !overridden;
    }

    /** How the job ends. */
    public JobFailure failure() {
        return new JobFailure(
                FailureKind.CANCELLED,
                Code.CANCELLED,
                "The job " + jobId + " was cancelled" + (reason.isEmpty() ? "." : " (" + reason + ")."),
                "If it is wanted after all, send it under another id.",
                null);
    }
}
