package io.ripieno.service.evaluation;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.evaluation.Options;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.recording.DecoderWait;
import io.ripieno.service.recording.JobAudio;
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

/**
 * Judges the inputs of one job, on the thread of the job: how many of these run at a time is up to admission. The job ends
 * when its time is over, in which waits for decode workers do not count, or it is stopped, even between two parts; its
 * thread is then interrupted.
 */
record EvaluationPlan(
        JobAudio recordings,
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
        try (TimeLimit time = new TimeLimit(limits.time(), () -> run.stop(limits.tooLong()));
                Interrupter interrupter = new Interrupter();
                Cancellation.Registration stop = run.cancellation().onCancel(interrupter::interrupt)) {
            DecoderWait wait = new DecoderWait(time::pause, time::resume);
            Evaluation evaluation = measures.evaluate(
                    new GivenInputs(recordings, limits, run, wait).of(measures.roles(), inputs),
                    options,
                    (done, of, what) -> begin(run, progress, done, of));
            run.check();
            Duration took = Duration.ofNanos(System.nanoTime() - start).minus(wait.time());
            run.timings().took(Timings.Stage.WAIT_DECODE, wait.time());
            run.timings().took(Timings.Stage.COMPUTE, took);
            return new Computed.Evaluated(evaluation, notices(evaluation), took.toMillis() / 1000.0);
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
        }
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
