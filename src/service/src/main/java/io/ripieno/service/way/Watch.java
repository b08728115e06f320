package io.ripieno.service.way;

import io.ripieno.service.admission.Admit;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.JobRun;
import java.time.Clock;
import java.time.Instant;

/** Ends jobs from outside: when their deadline passes, and when their partition is lost before they started. */
public final class Watch {
    private final InFlight inFlight;
    private final Admit admit;
    private final Clock clock;

    public Watch(InFlight inFlight, Admit admit, Clock clock) {
        this.inFlight = inFlight;
        this.admit = admit;
        this.clock = clock;
    }

    /** Looks at every job once; to be called several times a second. */
    public void look() {
        Instant now = clock.instant();
        inFlight.runs().forEach(run -> run.stopIfOverdue(now));
        admit.chooseNext();
    }

    /** Leaves the jobs of a partition that wait; those that run go on, as their outcome is the same wherever it is told. */
    public void lost(String topic, int partition) {
        for (JobRun run : admit.runs()) {
            if (run.delivery().origin().topic().equals(topic)
                    && run.delivery().origin().partition() == partition) {
                run.leave(left());
            }
        }
        admit.chooseNext();
    }

    /** Leaves the jobs that wait. */
    void leaveWaiting() {
        admit.runs().forEach(run -> run.leave(left()));
        admit.chooseNext();
    }

    /** Leaves all jobs. */
    void leaveAll() {
        inFlight.runs().forEach(run -> run.leave(left()));
        admit.chooseNext();
    }

    private static JobFailure left() {
        return new JobFailure(
                FailureKind.CANCELLED,
                Code.DRAINING,
                "The job was left before it ended.",
                "Whoever reads its partition next does it.",
                null);
    }
}
