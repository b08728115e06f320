package io.ripieno.cli.replay;

import io.ripieno.cli.kafka.FailureLog;
import io.ripieno.cli.kafka.KeptFailure;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The failures to send again, by id: those of the selection, without those that were replayed before. Only ids are kept,
 * as there may be many and each may hold a whole record.
 *
 * @param ids each once
 * @param replayed how many of the selection were replayed before
 * @param ofOtherKinds how many there are of kinds that were not asked for
 */
record Chosen(Set<String> ids, long replayed, Map<FailureKind, Long> ofOtherKinds) {
    /** How far the clocks of service and command line may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    /**
     * Reads the failures and, unless all are wanted again, what was replayed of them: by the replays that lie on the
     * topics of jobs, and by those that failed again.
     */
    static Chosen of(FailureLog log, Selection selection, boolean again) {
        var reading = new Reading(selection);
        log.read(selection.since(), reading::take);
        long all = reading.ids.size();
        if (!again && all > 0) {
            reading.ids.removeAll(reading.replayed);
            log.readReplays(reading.topics, reading.earliest.minus(CLOCKS_APART), reading.ids::remove);
        }
        return new Chosen(reading.ids, all - reading.ids.size(), reading.ofOtherKinds);
    }

    private static final class Reading {
        private final Selection selection;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> replayed = new HashSet<>();
        private final Set<String> others = new HashSet<>();
        private final Set<String> topics = new TreeSet<>();
        private final Map<FailureKind, Long> ofOtherKinds = new EnumMap<>(FailureKind.class);
        private Instant earliest = Instant.MAX;

        Reading(Selection selection) {
            this.selection = selection;
        }

        boolean take(KeptFailure kept) {
            Failure failure = kept.failure();
            FailureLog.replayOf(failure).ifPresent(replayed::add);
            if (!selection.matchesButForKind(failure)) {
                return true;
            }
            if (!selection.matchesKind(failure)) {
                if (others.add(kept.id())) {
                    ofOtherKinds.merge(failure.getKind(), 1L, Long::sum);
                }
                return true;
            }
            ids.add(kept.id());
            if (Originals.holdsJobs(failure.getTopic())) {
                topics.add(failure.getTopic());
            }
            Instant at = failure.getFailedAt() == null ? Instant.EPOCH : failure.getFailedAt();
            earliest = at.isBefore(earliest) ? at : earliest;
            return true;
        }
    }
}
