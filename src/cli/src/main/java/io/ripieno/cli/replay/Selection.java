package io.ripieno.cli.replay;

import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import java.time.Instant;
import java.util.Set;

/**
 * Which failures are meant. An empty set stands for all.
 *
 * @param kinds never empty
 * @param codes such as {@code RIP-201}
 * @param jobs ids of jobs
 * @param topics where the records came from
 * @param since when they were given up at the earliest
 */
record Selection(Set<FailureKind> kinds, Set<String> codes, Set<String> jobs, Set<String> topics, Instant since) {
    /** Those of which sending again may succeed now. */
    static final Set<FailureKind> HOPEFUL =
            Set.of(FailureKind.TRANSIENT, FailureKind.UNKNOWN_SCHEMA, FailureKind.EXHAUSTED);

    Selection {
        kinds = Set.copyOf(kinds);
        codes = Set.copyOf(codes);
        jobs = Set.copyOf(jobs);
        topics = Set.copyOf(topics);
    }

    /** Whether the failure is meant, whatever its kind. */
    boolean matchesButForKind(Failure failure) {
        Instant at = failure.getFailedAt();
        return (codes.isEmpty() || codes.contains(failure.getCode()))
                && (jobs.isEmpty() || jobs.contains(failure.getJobId()))
                && (topics.isEmpty() || topics.contains(failure.getTopic()))
                && (at == null || !at.isBefore(since));
    }

    boolean matchesKind(Failure failure) {
        return kinds.contains(failure.getKind());
    }
}
