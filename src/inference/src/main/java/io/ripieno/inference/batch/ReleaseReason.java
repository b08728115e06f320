package io.ripieno.inference.batch;

/** Why a batch was not left to grow. A device takes the earlier ones of this list first. */
public enum ReleaseReason {
    /** The oldest window has waited as long as the policy allows. */
    DELAY,
    /** The scheduler is closing. */
    DRAIN,
    /** No more windows fit. */
    FULL,
    /** A device had nothing better to do. */
    IDLE
}
