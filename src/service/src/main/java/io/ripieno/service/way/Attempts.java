package io.ripieno.service.way;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import io.ripieno.service.outcome.Ending;
import io.ripieno.service.run.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Tries the work of a job until it ends other than by a passing failure, so many times, pausing longer each time. */
public final class Attempts {
    private static final Log LOG = Log.of(Attempts.class);

    private final int most;
    private final Duration firstPause;
    private final Executor workers;
    private final Later later;
    private final Clock clock;

    /**
     * Tries on worker threads.
     *
     * @param most tries, at least 1
     * @param firstPause before the second try; doubled before each further one
     */
    public Attempts(int most, Duration firstPause, Executor workers, Later later, Clock clock) {
        this.most = most;
        this.firstPause = firstPause;
        this.workers = workers;
        this.later = later;
        this.clock = clock;
    }

    /** Completes with how the job ends; never exceptionally. */
    CompletionStage<Ending> of(JobRun run, Attempt attempt) {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        workers.execute(() -> begin(run, attempt, ending));
        return ending;
    }

    private void begin(JobRun run, Attempt attempt, CompletableFuture<Ending> ending) {
        run.timings().attempt(clock.instant());
        try {
            run.check();
            ending.complete(attempt.make());
        } catch (JobFailure e) {
            failed(e, run, attempt, ending);
        } catch (OutOfMemoryError e) {
            failed(exhausted(e), run, attempt, ending);
        } catch (Throwable e) {
            failed(unexpected(run, e), run, attempt, ending);
        }
    }

    private void failed(JobFailure why, JobRun run, Attempt attempt, CompletableFuture<Ending> ending) {
        int made = run.timings().attempts();
        if (run.isStopped() || !again(why, run.job().id(), made, () -> begin(run, attempt, ending))) {
            ending.complete(new Ending.Failed(why));
        }
    }

    /**
     * Does something again on a worker after a pause, if the failure may pass and not all tries were made.
     *
     * @param made tries so far
     * @return false if it is not done again
     */
    boolean again(JobFailure why, String jobId, int made, Runnable action) {
        if (why.kind() != FailureKind.TRANSIENT || made >= most) {
            return false;
        }
        Duration pause = firstPause.multipliedBy(1L << (made - 1));
        LOG.warn(
                Code.TRY_AGAIN,
                "A try failed and is repeated.",
                "jobId",
                jobId,
                "attempt",
                made,
                "pause",
                pause,
                "cause",
                why.problem());
        later.after(pause, () -> workers.execute(action));
        return true;
    }

    private static JobFailure exhausted(OutOfMemoryError e) {
        return new JobFailure(
                FailureKind.EXHAUSTED,
                Code.OUT_OF_MEMORY,
                "The memory of the service ran out (" + e.getMessage() + ").",
                "Give it more (-Xmx), or lower ripieno.admission.resident-bytes, and send the job again.",
                e);
    }

    private static JobFailure unexpected(JobRun run, Throwable e) {
        LOG.error(
                Code.UNEXPECTED,
                "A fault of the program ended a try.",
                e,
                "jobId",
                run.job().id());
        return JobFailure.passing(
                Code.UNEXPECTED,
                "The program failed at an unexpected place: " + e + ".",
                "Report it with the lines of the log at " + Code.UNEXPECTED.id() + ".",
                e);
    }

    /** One try. */
    @FunctionalInterface
    interface Attempt {
        Ending make() throws JobFailure;
    }
}
