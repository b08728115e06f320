package io.ripieno.inference.batch;

/** Why a batch was not left to grow. */
public enum ReleaseReason {
    /** The scheduler is closing. */
    DRAIN,
    /** No more windows fit. */
    FULL,
    /** The oldest window has waited as long as the policy allows. */
    DELAY,
    /** A job's deadline leaves just time for a run. */
    DEADLINE,
    /** A device had nothing better to do; what is released for another reason goes first. */
    IDLE
}
