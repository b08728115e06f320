package io.ripieno.inference.batch;

import io.ripieno.inference.work.Lane;

/**
 * What a job may claim from the scheduler.
 *
 * @param name for messages
 * @param credit how many of its windows may be in flight, at least 1
 * @param lane whose share it draws on
 * @param deadlineNanos by the scheduler's clock, after which nobody wants its windows; {@link #NEVER} if there is none
 * @param windows that it is thought to have in all, one in a loop as often as it is run, so that a long one is known from
 *     the start; 0 if that is not known
 */
public record JobTerms(String name, int credit, Lane lane, long deadlineNanos, long windows) {
    public static final long NEVER = Long.MAX_VALUE;

    public JobTerms {
        if (credit < 1) {
            throw new IllegalArgumentException("credit (" + credit + ") of job " + name + " must be at least 1.");
        }
        if (windows < 0) {
            throw new IllegalArgumentException("windows (" + windows + ") of job " + name + " must not be negative.");
        }
    }

    /** In the normal lane, without a deadline, of unknown length. */
    public static JobTerms of(String name, int credit) {
        return new JobTerms(name, credit, Lane.NORMAL, NEVER, 0);
    }

    public JobTerms in(Lane other) {
        return new JobTerms(name, credit, other, deadlineNanos, windows);
    }

    public JobTerms until(long nanos) {
        return new JobTerms(name, credit, lane, nanos, windows);
    }

    /** With so many windows in all, as far as is known. */
    public JobTerms expecting(long count) {
        return new JobTerms(name, credit, lane, deadlineNanos, count);
    }
}
