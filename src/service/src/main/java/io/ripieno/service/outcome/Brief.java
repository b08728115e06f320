package io.ripieno.service.outcome;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import java.util.Map;
import java.util.Optional;

/** What is told of a job whose terminal record is never taken: no result and why, then no labels, then fewer words. */
final class Brief {
    private Brief() {}

    /**
     * The conclusion in less than it was; empty if there is no less.
     *
     * @param refused why the record is not taken
     */
    static Optional<Conclusion> of(Conclusion conclusion, Throwable refused) {
        Sender sender = conclusion.sender();
        if (!(conclusion.ending() instanceof Ending.Failed failed)) {
            return Optional.of(with(conclusion, withoutLabels(sender), noResult(refused)));
        }
        if (!sender.labels().isEmpty()) {
            return Optional.of(with(conclusion, withoutLabels(sender), failed.why()));
        }
        return failed.why().isBrief()
                ? Optional.empty()
                : Optional.of(with(conclusion, sender, failed.why().brief()));
    }

    private static Conclusion with(Conclusion conclusion, Sender sender, JobFailure why) {
        return new Conclusion(
                conclusion.delivery(),
                sender,
                conclusion.force(),
                conclusion.workId(),
                new Ending.Failed(why),
                conclusion.startedAt(),
                conclusion.finishedAt(),
                conclusion.attempts());
    }

    private static Sender withoutLabels(Sender sender) {
        return new Sender(
                sender.jobId(), sender.task(), sender.subject(), sender.tenant(), Map.of(), sender.submittedAt());
    }

    private static JobFailure noResult(Throwable refused) {
        return new JobFailure(
                FailureKind.INVALID,
                Code.RECORD_REFUSED,
                "There is a result, but its record is not taken (" + JobFailure.words(refused) + ").",
                "Ask for less, such as no timeline, or let the results topic take longer records.",
                refused);
    }
}
