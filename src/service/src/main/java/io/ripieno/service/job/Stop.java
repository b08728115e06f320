package io.ripieno.service.job;

/** Asked between two slices of work whether to go on. */
@FunctionalInterface
public interface Stop {
    /** Never stops. */
    Stop NEVER = () -> {};

    /**
     * Returns if the work may go on.
     *
     * @throws JobFailure cancelled or expired
     */
    void check() throws JobFailure;
}
