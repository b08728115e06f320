package io.ripieno.service.way;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.way.Attempts.Attempt;
import io.ripieno.service.way.Attempts.Tried;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The tries of one part of one job.
 *
 * <pre>
 * TRYING --passing failure--> PAUSING --pause is over--> TRYING
 * TRYING --any other end----> OVER
 * PAUSING --job is stopped--> OVER
 * </pre>
 *
 * A try that is under way when its job is stopped is expected to notice. Where its thread hangs, the job ends without
 * it soon after.
 */
final class Tries<T> {
    private static final Log LOG = Log.of(Attempts.class);
    private static final Duration TO_NOTICE = Duration.ofMillis(500);

    private enum State {
        TRYING,
        PAUSING,
        OVER
    }

    private final Attempts attempts;
    private final JobRun run;
    private final Attempt<T> attempt;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private State state = State.TRYING;
    private int made;

    Tries(Attempts attempts, JobRun run, Attempt<T> attempt) {
        this.attempts = attempts;
        this.run = run;
        this.attempt = attempt;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Closing the registration is all that is left to do.
    Tried<T> begin(Executor first) {
        Cancellation.Registration registration = run.cancellation().onCancel(this::stopped);
        over.thenRun(registration::close);
        first.execute(this::make);
        return new Tried<>(result, over);
    }

    private void make() {
        made++;
        run.timings().tried(made);
        try {
            T value = attempt.make();
            change(State.TRYING, State.OVER);
            end(value, null);
        } catch (JobFailure e) {
            failed(e);
        } catch (OutOfMemoryError e) {
            failed(exhausted(e));
        } catch (Throwable e) {
            failed(run.stopped().orElseGet(() -> unexpected(e)));
        }
    }

    private void failed(JobFailure why) {
        change(State.TRYING, State.PAUSING);
        boolean again = !run.isStopped() && attempts.again(why, run.job().id(), made, this::pauseIsOver);
        if (!again && change(State.PAUSING, State.OVER)) {
            end(null, why);
        }
    }

    private void pauseIsOver() {
        if (change(State.PAUSING, State.TRYING)) {
            make();
        }
    }

    private void stopped() {
        if (change(State.PAUSING, State.OVER)) {
            end(null, null);
        } else {
            attempts.later(TO_NOTICE, () -> run.stopped().ifPresent(this::endWithoutItsThread));
        }
    }

    private void endWithoutItsThread(JobFailure why) {
        if (result.completeExceptionally(why)) {
            LOG.warn(
                    Code.THREAD_HANGS,
                    "A job ends although its thread does not. Until it does it keeps its place; maybe a disk hangs.",
                    "jobId",
                    run.job().id());
        }
    }

    private synchronized boolean change(State from, State to) {
        boolean changes = state == from;
        state = changes ? to : state;
        return changes;
    }

    /** What was done before a stop was noticed counts, as it may be stored; any other end of a stopped job is the stop. */
    private void end(@Nullable T value, @Nullable JobFailure why) {
        over.complete(null);
        JobFailure failure = value == null ? run.stopped().orElse(why) : null;
        if (failure != null) {
            result.completeExceptionally(failure);
        } else {
            result.complete(value);
        }
    }

    private static JobFailure exhausted(OutOfMemoryError e) {
        return new JobFailure(
                FailureKind.EXHAUSTED,
                Code.OUT_OF_MEMORY,
                "The memory of the service ran out (" + e.getMessage() + ").",
                "Give it more (-Xmx), or lower ripieno.admission.resident-bytes, and send the job again.",
                e);
    }

    private JobFailure unexpected(Throwable e) {
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
}
