package io.ripieno.cli.submit;

import io.ripieno.contract.v1.OutcomeStatus;
import java.util.EnumMap;
import java.util.Map;

/** How many jobs went which way. */
final class Tally {
    private final Map<OutcomeStatus, Long> ended = new EnumMap<>(OutcomeStatus.class);
    private long sent;
    private long refused;

    void addSent() {
        sent++;
    }

    void addRefused() {
        refused++;
    }

    void addEnded(OutcomeStatus status) {
        ended.merge(status, 1L, Long::sum);
    }

    /** Jobs that were sent or, if nothing is to be sent, could be. */
    long sent() {
        return sent;
    }

    /** Jobs that were not made. */
    long refused() {
        return refused;
    }

    /** How many of those that were sent ended how. */
    Map<OutcomeStatus, Long> ended() {
        return Map.copyOf(ended);
    }

    /** Whether nothing was refused and no job ended without a result. */
    boolean isGood() {
        return refused == 0
                && ended.keySet().stream()
                        .allMatch(status -> status == OutcomeStatus.PRODUCED || status == OutcomeStatus.REUSED);
    }
}
