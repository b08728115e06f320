package io.ripieno.cli.demo;

import io.ripieno.contract.v1.FailureSummary;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import java.nio.file.Path;
import java.util.Optional;

/** What became of one recording in the end. */
sealed interface Verdict {
    Path file();

    /** {@code produced}, {@code reused} or {@code failed}. */
    String word();

    /** It came back with a result, computed now or before. */
    record Tagged(Path file, Outcome outcome) implements Verdict {
        boolean reused() {
            return outcome.getStatus() == OutcomeStatus.REUSED;
        }

        @Override
        public String word() {
            return reused() ? "reused" : "produced";
        }
    }

    /**
     * It came back without a result, or never went out.
     *
     * @param outcome of the job, if there was one
     */
    record Failed(Path file, String problem, Optional<Outcome> outcome) implements Verdict {
        @Override
        public String word() {
            return "failed";
        }
    }

    static Verdict of(Path file, Outcome outcome) {
        return switch (outcome.getStatus()) {
            case PRODUCED, REUSED -> new Tagged(file, outcome);
            default -> new Failed(file, problem(file, outcome), Optional.of(outcome));
        };
    }

    private static String problem(Path file, Outcome outcome) {
        FailureSummary failure = outcome.getFailure();
        return failure == null
                ? "%s: the job ended as %s".formatted(file, outcome.getStatus())
                : "%s: %s %s"
                        .formatted(file, failure.getCause(), failure.getAction())
                        .strip();
    }
}
