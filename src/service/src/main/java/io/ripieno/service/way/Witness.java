package io.ripieno.service.way;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.outcome.Conclusion;
import io.ripieno.service.outcome.Ending;
import io.ripieno.service.progress.Progress;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.Timings.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sees jobs pass and tells of them: in the log, in metrics and as progress. Nothing depends on it. */
public final class Witness {
    private static final Log LOG = Log.of(JobWay.class);

    private final Progress progress;
    private final JobMetrics metrics;

    public Witness(Progress progress, JobMetrics metrics) {
        this.progress = progress;
        this.metrics = metrics;
    }

    ProgressSink arrived(JobRun run) {
        ProgressSink sink = progress.of(run.job().sender());
        sink.at(ProgressSink.Stage.QUEUED, 0, Double.NaN);
        return sink;
    }

    void ended(JobRun run, Conclusion conclusion) {
        progress.of(run.job().sender()).at(ProgressSink.Stage.ENDED, 0, Double.NaN);
        for (Stage stage : Stage.values()) {
            Duration time = run.timings().of(stage);
            if (!time.isZero()) {
                metrics.stage(conclusion.sender().task(), stage.name().toLowerCase(Locale.ROOT), time);
            }
        }
        metrics.stage(conclusion.sender().task(), "queue", run.queueTime());
        tell(conclusion, run.ifPlanned().map(Plan::models).orElse(null));
    }

    void refused(Conclusion conclusion) {
        tell(conclusion, null);
    }

    private void tell(Conclusion conclusion, @Nullable Object models) {
        Duration sinceReceipt = Duration.between(conclusion.delivery().receivedAt(), conclusion.finishedAt());
        metrics.ended(conclusion.sender().task(), conclusion.ending().word(), sinceReceipt);
        List<@Nullable Object> pairs = new ArrayList<>(List.of(
                "jobId",
                conclusion.sender().jobId(),
                "task",
                conclusion.sender().task().word(),
                "partition",
                conclusion.delivery().origin().partition(),
                "offset",
                conclusion.delivery().origin().offset(),
                "millis",
                sinceReceipt.toMillis()));
        if (models != null) {
            pairs.addAll(List.of("model", models));
        }
        if (conclusion.ending() instanceof Ending.Failed failed) {
            pairs.addAll(List.of(
                    "ending",
                    failed.word(),
                    "kind",
                    failed.why().kind(),
                    "code",
                    failed.why().code().id(),
                    "cause",
                    failed.why().problem()));
            LOG.warn(Code.JOB_ENDED, "A job ended without a result.", pairs.toArray());
        } else if (conclusion.ending() instanceof Ending.Reused) {
            LOG.info(Code.JOB_REUSED, "A job was answered from a stored outcome.", pairs.toArray());
        } else {
            LOG.info(Code.JOB_PRODUCED, "A job was produced.", pairs.toArray());
        }
    }

    void gaveUp(Delivery delivery, JobFailure why) {
        metrics.gaveUp(why.kind());
        LOG.warn(
                Code.RECORD_GIVEN_UP,
                "A record was given up; its bytes are in the failures topic.",
                "topic",
                delivery.origin().topic(),
                "partition",
                delivery.origin().partition(),
                "offset",
                delivery.origin().offset(),
                "code",
                why.code().id(),
                "cause",
                why.problem());
    }

    JobFailure unexpected(Delivery delivery, Throwable fault) {
        LOG.error(
                Code.UNEXPECTED,
                "A fault of the program ended the way of a record.",
                fault,
                "topic",
                delivery.origin().topic(),
                "partition",
                delivery.origin().partition(),
                "offset",
                delivery.origin().offset());
        return JobFailure.passing(
                Code.UNEXPECTED,
                "The program failed at an unexpected place: " + fault + ".",
                "Report it with the lines of the log at " + Code.UNEXPECTED.id() + ".",
                fault);
    }
}
