package io.ripieno.inference.batch;

import io.ripieno.inference.work.Lane;

/**
 * What a job may claim from the scheduler.
 *
 * @param name for messages
 * @param credit how many of its windows may be in flight, at least 1
 * @param lane whose share it draws on
 * @param deadlineNanos by the scheduler's clock, after which nobody wants its windows; {@link #NEVER} if there is none
 */
public record JobTerms(String name, int credit, Lane lane, long deadlineNanos) {
    public static final long NEVER = Long.MAX_VALUE;

    public JobTerms {
        if (credit < 1) {
            throw new IllegalArgumentException("credit (" + credit + ") of job " + name + " must be at least 1.");
        }
    }

    /** In the normal lane, without a deadline. */
    public static JobTerms of(String name, int credit) {
        return new JobTerms(name, credit, Lane.NORMAL, NEVER);
    }

    public JobTerms in(Lane other) {
        return new JobTerms(name, credit, other, deadlineNanos);
    }

    public JobTerms until(long nanos) {
        return new JobTerms(name, credit, lane, nanos);
    }
}
