package io.ripieno.service.way;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import io.ripieno.service.run.JobRun;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Tries a part of a job until it ends other than by a passing failure, so many times, pausing longer each time. */
public final class Attempts {
    private static final Log LOG = Log.of(Attempts.class);

    private final int most;
    private final Duration firstPause;
    private final Executor workers;
    private final Later later;

    /**
     * Tries on worker threads.
     *
     * @param most tries, at least 1
     * @param firstPause before the second try; doubled before each further one
     */
    public Attempts(int most, Duration firstPause, Executor workers, Later later) {
        this.most = most;
        this.firstPause = firstPause;
        this.workers = workers;
        this.later = later;
    }

    /** Begins on a worker thread. */
    <T> Tried<T> onWorkers(JobRun run, Attempt<T> attempt) {
        return begin(run, workers, attempt);
    }

    /** Makes the first try now, on the calling thread. */
    <T> Tried<T> now(JobRun run, Attempt<T> attempt) {
        return begin(run, Runnable::run, attempt);
    }

    private <T> Tried<T> begin(JobRun run, Executor first, Attempt<T> attempt) {
        Tries<T> tries = new Tries<>(this, run, attempt);
        return tries.begin(first);
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

    void later(Duration pause, Runnable action) {
        later.after(pause, action);
    }

    /** One try. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws JobFailure;
    }

    /**
     * What becomes of the tries.
     *
     * @param result fails with a {@link JobFailure} alone; if the job is stopped, then half a second later at the latest
     * @param over completes when no thread is at work on it any more, which may be after the result
     */
    record Tried<T>(CompletionStage<T> result, CompletionStage<Void> over) {}
}
