package io.ripieno.service.evaluation;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.evaluation.Options;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.ModelUse;
import io.ripieno.service.run.Notice;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.run.Timings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Judges the inputs of one job, on the thread of the job: how many of these run at a time is up to admission. The job ends
 * when its time is over or it is stopped, even between two parts; its thread is then interrupted.
 */
record EvaluationPlan(
        AudioDecoder decoder,
        EvaluationLimits limits,
        MeasureSet measures,
        Options options,
        String parameters,
        WorkId workId)
        implements Plan {
    @Override
    public List<ModelUse> models() {
        return List.of();
    }

    @Override
    public Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) throws JobFailure {
        run.check();
        long start = System.nanoTime();
        CompletableFuture<Void> over = stopInTime(run);
        try (Interrupter interrupter = new Interrupter();
                Cancellation.Registration stop = run.cancellation().onCancel(interrupter::interrupt)) {
            Evaluation evaluation = measures.evaluate(
                    new GivenInputs(decoder, limits, run).of(measures.roles(), inputs),
                    options,
                    (done, of, what) -> begin(run, progress, done, of));
            run.check();
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            run.timings().took(Timings.Stage.COMPUTE, time);
            return new Computed.Evaluated(evaluation, notices(evaluation), time.toMillis() / 1000.0);
        } catch (EndedEvaluation e) {
            throw e.failure();
        } catch (MetricException | IOException e) {
            run.check();
            throw new JobFailure(
                    FailureKind.INVALID,
                    Code.NOT_JUDGED,
                    JobFailure.words(e),
                    "Correct the inputs or the options and send the job again.",
                    e);
        } catch (RuntimeException e) {
            run.check();
            throw e;
        } finally {
            over.complete(null);
        }
    }

    /** Completed by who is in time. */
    @SuppressWarnings("FutureReturnValueIgnored") // What depends on it says all.
    private CompletableFuture<Void> stopInTime(JobRun run) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        over.orTimeout(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        over.exceptionally(late -> {
            run.stop(limits.tooLong());
            return null;
        });
        return over;
    }

    private static void begin(JobRun run, ProgressSink progress, int done, int of) {
        try {
            run.check();
        } catch (JobFailure e) {
            throw new EndedEvaluation(e);
        }
        progress.at(ProgressSink.Stage.COMPUTING, done, of, ProgressSink.Unit.PARTS);
    }

    private static List<Notice> notices(Evaluation evaluation) {
        return evaluation.warnings().stream()
                .map(warning -> new Notice(Code.DOUBTFUL_FIGURE, warning))
                .toList();
    }
}
