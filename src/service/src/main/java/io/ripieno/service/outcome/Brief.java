package io.ripieno.service.outcome;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import java.util.Map;

/** What is told of a job whose terminal record is never taken whole: no labels, no result, and why. */
final class Brief {
    private Brief() {}

    /**
     * The conclusion in brief.
     *
     * @param refused why the record is not taken
     */
    static Conclusion of(Conclusion conclusion, Throwable refused) {
        Sender sender = conclusion.sender();
        return new Conclusion(
                conclusion.delivery(),
                new Sender(
                        sender.jobId(),
                        sender.task(),
                        sender.subject(),
                        sender.tenant(),
                        Map.of(),
                        sender.submittedAt()),
                conclusion.force(),
                conclusion.workId(),
                new Ending.Failed(failure(conclusion.ending(), refused)),
                conclusion.startedAt(),
                conclusion.finishedAt(),
                conclusion.attempts());
    }

    private static JobFailure failure(Ending ending, Throwable refused) {
        if (ending instanceof Ending.Failed failed) {
            return failed.why();
        }
        return new JobFailure(
                FailureKind.INVALID,
                Code.RECORD_REFUSED,
                "There is a result, but its record is not taken (" + JobFailure.words(refused) + ").",
                "Ask for less, such as no timeline, or let the results topic take longer records.",
                refused);
    }
}
