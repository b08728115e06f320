package io.ripieno.inference.batch;

/** The time in which a device is lost. Guarded by the scheduler's lock. */
final class Outage {
    private final long since;
    private String why;
    private long nextTry = JobTerms.NEVER;

    Outage(long since, String why) {
        this.since = since;
        this.why = why;
    }

    long since() {
        return since;
    }

    String why() {
        return why;
    }

    /** When somebody tries to open the device; {@link JobTerms#NEVER} while somebody does. */
    long nextTry() {
        return nextTry;
    }

    /** Who is told so tries, and nobody else does meanwhile. */
    boolean claimTry(long now) {
        if (nextTry > now) {
            return false;
        }
        nextTry = JobTerms.NEVER;
        return true;
    }

    void tryAt(long nanos) {
        nextTry = nanos;
    }

    void because(String other) {
        why = other;
    }
}
