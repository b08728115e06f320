package io.ripieno.service.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.evaluation.Options;
import io.ripieno.music.metrics.evaluation.Role;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Task;
import io.ripieno.service.job.Work;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.CanonicalJson;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.TaskWork;
import java.util.List;
import java.util.Map;

/** Finds out which measures an evaluation asks for, with which options in force. */
public final class EvaluationWork implements TaskWork {
    private final JobAudio recordings;
    private final EvaluationLimits limits;

    public EvaluationWork(JobAudio recordings, EvaluationLimits limits) {
        this.recordings = recordings;
        this.limits = limits;
    }

    @Override
    public Task task() {
        return Task.EVALUATION;
    }

    @Override
    public Plan plan(Job job) throws JobFailure {
        if (!(job.work() instanceof Work.Evaluation work)) {
            throw new IllegalArgumentException("A job of " + job.work().task() + " was given to evaluation.");
        }
        List<String> roles = work.measures().roles().stream().map(Role::name).toList();
        for (Input input : job.inputs()) {
            requireEvaluated(input, roles);
        }
        limits.check(job.inputs());
        Options options = options(work);
        String parameters = CanonicalJson.of(Map.of("measures", work.measures().word(), "options", options.values()));
        WorkId workId = WorkId.of(task(), List.of(), parameters, job.inputs());
        return new EvaluationPlan(recordings, limits, work.measures(), options, parameters, workId);
    }

    private static void requireEvaluated(Input input, List<String> roles) throws JobFailure {
        String name = input.content().name();
        if (input.role() != InputRole.EVALUATED || !roles.contains(input.name())) {
            throw JobFailure.invalid(
                    Code.BAD_FIELD,
                    "The input " + name + " has the role " + input.role() + " and the name \"" + input.name() + "\".",
                    "Give it the role EVALUATED and one of the names " + roles + ".");
        }
        if (input.content() instanceof Content.Inline) {
            throw JobFailure.invalid(
                    Code.BAD_FIELD,
                    "The job carries an input inline.",
                    "Put it where the service can read it and give its URI, SHA-256 and length.");
        }
    }

    private static Options options(Work.Evaluation work) throws JobFailure {
        try {
            return work.measures().options(work.options());
        } catch (MetricException e) {
            throw new JobFailure(
                    FailureKind.INVALID,
                    Code.BAD_PARAMETERS,
                    JobFailure.words(e),
                    "Correct the options and send the job again.",
                    e);
        }
    }
}
