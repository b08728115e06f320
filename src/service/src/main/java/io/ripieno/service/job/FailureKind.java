package io.ripieno.service.job;

/** Why a job ended without a result. */
public enum FailureKind {
    /** The job itself is wrong and will be tomorrow; never retried. */
    INVALID,
    /** Written with a schema that is not known here; can be replayed once it is. */
    UNKNOWN_SCHEMA,
    /** May succeed when it is tried again; given up after the configured attempts. */
    TRANSIENT,
    /** Memory of a device ran out, also when the job ran alone. */
    EXHAUSTED,
    /** Taken back by its producer. */
    CANCELLED,
    /** The deadline passed. */
    EXPIRED
}
