package io.ripieno.service.outcome;

import io.ripieno.service.job.JobFailure;

/** How a job ends. */
public sealed interface Ending {
    /** It was computed. */
    record Produced(Result result) implements Ending {}

    /** It was answered from a stored outcome of the same work. */
    record Reused(Result result) implements Ending {}

    /** There is no result; the kind tells failed, cancelled and expired apart. */
    record Failed(JobFailure why) implements Ending {}

    /** As it stands in metrics and logs. */
    default String word() {
        if (this instanceof Failed failed) {
            return switch (failed.why().kind()) {
                case CANCELLED -> "cancelled";
                case EXPIRED -> "expired";
                default -> "failed";
            };
        }
        return this instanceof Produced ? "produced" : "reused";
    }
}
