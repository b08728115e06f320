package io.ripieno.service.way;

import io.ripieno.service.admission.Admit;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.JobRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Ends jobs from outside: when their deadline passes, when they are cancelled, and when their partition is lost before
 * they started.
 */
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

    /** Ends the jobs that a cancellation means, wherever they are. */
    public void cancel(Cancel cancel) {
        List<JobRun> meant = inFlight.runs().stream()
                .filter(run -> cancel.ends(run.job().id(), run.delivery()))
                .toList();
        meant.forEach(run -> run.stop(cancel.failure()));
        if (!meant.isEmpty()) {
            admit.chooseNext();
        }
    }

    /** Leaves the jobs of a partition that wait; those that run go on, as their outcome is the same wherever it is told. */
    public void lost(String topic, int partition) {
        for (JobRun run : inFlight.runs()) {
            Origin origin = run.delivery().origin();
            if (waits(run) && origin.topic().equals(topic) && origin.partition() == partition) {
                run.leave(left());
            }
        }
        admit.chooseNext();
    }

    /** Leaves the jobs that wait. */
    void leaveWaiting() {
        inFlight.runs().stream().filter(Watch::waits).forEach(run -> run.leave(left()));
        admit.chooseNext();
    }

    /** Leaves all jobs. */
    void leaveAll() {
        inFlight.runs().forEach(run -> run.leave(left()));
        admit.chooseNext();
    }

    private static boolean waits(JobRun run) {
        return run.timings().startedAt().isEmpty();
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
