package io.ripieno.contract.job;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.TagScore;
import java.util.List;

/** Outcomes as a consumer wants them first. */
public final class Outcomes {
    private Outcomes() {}

    /** What it was about and how it ended, and if it failed why and what to do, in a line. */
    public static String headline(Outcome outcome) {
        String subject = outcome.getSubject().isEmpty() ? outcome.getJobId() : outcome.getSubject();
        String ended = subject + ": " + outcome.getStatus();
        return outcome.getFailure() == null
                ? ended
                : ended + ": " + outcome.getFailure().getCause() + " "
                        + outcome.getFailure().getAction();
    }

    /** The tags of a tagged recording, the most probable first; none if there is no such result. */
    public static List<TagScore> tags(Outcome outcome) {
        return outcome.getTaskResult() == null || outcome.getTaskResult().getTagging() == null
                ? List.of()
                : List.copyOf(outcome.getTaskResult().getTagging().getTags());
    }
}
