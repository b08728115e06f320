package io.ripieno.cli.submit;

import io.ripieno.cli.TimeOptions;
import io.ripieno.cli.kafka.Topics;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.job.JobProblem;
import io.ripieno.contract.v1.EvaluationParameters;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.MeasureSet;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What holds for all jobs of a command that do not say otherwise. */
final class JobOptions {
    @Option(
            names = "--task",
            paramLabel = "TASK",
            converter = TaskConverter.class,
            description = "What is to be done (default: ${DEFAULT-VALUE}).")
    private Task task = Task.TAGGING;

    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            converter = ModelConverter.class,
            description = "Model to use (default: that of the task, in its highest version).")
    private @Nullable ModelChoice model;

    @Option(
            names = "--priority",
            paramLabel = "LANE",
            converter = PriorityConverter.class,
            description = "low, normal or high (default: normal).")
    private Priority priority = Priority.UNSPECIFIED;

    @Option(
            names = "--deadline",
            paramLabel = "WHEN",
            converter = TimeOptions.Deadline.class,
            description =
                    "When a job expires if it has not ended: a time such as 2026-01-31T12:00:00Z, or how long from"
                            + " now, such as PT10M or 10m.")
    private @Nullable Instant deadline;

    @Option(names = "--force", description = "Compute even what was computed before.")
    private boolean force;

    @Option(names = "--strict", description = "Refuse a recording whose content contradicts its media type.")
    private boolean strict;

    @Option(names = "--tenant", paramLabel = "NAME", description = "On whose behalf the jobs run.")
    private String tenant = "";

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Found again in the outcome; may be repeated.")
    private Map<String, String> labels = Map.of();

    @Option(
            names = "--excerpt",
            paramLabel = "START:DURATION",
            converter = ExcerptConverter.class,
            description = "The part of each recording that is wanted, in seconds: 30:10, or 30: to the end.")
    private @Nullable Excerpt excerpt;

    @Option(names = "--job-id-prefix", paramLabel = "TEXT", description = "What the ids of the jobs begin with.")
    private String jobIdPrefix = "";

    Task task() {
        return task;
    }

    /**
     * What these options say of every job.
     *
     * @param evaluation its parameters, if the one job is an evaluation
     * @throws ParameterException if no job with these options could be right
     */
    JobTemplate template(CommandLine command, Optional<TaskParameters> evaluation) {
        if (evaluation.isPresent()) {
            task = Task.EVALUATION;
        }
        Job common = Job.newBuilder()
                .setTask(task)
                .setParameters(evaluation.orElse(null))
                .setModel(model)
                .setPriority(priority)
                .setDeadline(deadline)
                .setForce(force)
                .setStrictMediaType(strict)
                .setTenant(tenant)
                .setLabels(labels)
                .build();
        var template = new JobTemplate(common, excerpt, jobIdPrefix);
        List<JobProblem> problems = JobChecks.problems(sample(template));
        if (!problems.isEmpty()) {
            throw new ParameterException(
                    command, problems.stream().map(JobProblem::message).collect(Collectors.joining(" ")));
        }
        return template;
    }

    /** A job with these options, and an input and parameters in which nothing can be wrong. */
    private static Job sample(JobTemplate template) {
        Draft draft = template.draft("");
        if (draft.job.getTask() == Task.EVALUATION && draft.job.getParameters() == null) {
            draft.job.setParameters(TaskParameters.newBuilder()
                    .setEvaluation(EvaluationParameters.newBuilder()
                            .setMeasures(MeasureSet.LATENTS)
                            .build())
                    .build());
        }
        Reference reference = Reference.newBuilder()
                .setUri("file:///recording.wav")
                .setSha256("0".repeat(64))
                .setByteLength(1)
                .build();
        return draft.job
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(reference)
                        .setExcerpt(draft.input.excerpt)
                        .build()))
                .build();
    }

    static final class TaskConverter implements ITypeConverter<Task> {
        @Override
        public Task convert(String text) {
            return Topics.TASKS.stream()
                    .filter(task -> task.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is no task that is served; there are %s".formatted(text, Topics.TASKS)));
        }
    }

    static final class ModelConverter implements ITypeConverter<ModelChoice> {
        @Override
        public ModelChoice convert(String text) {
            return ModelChoices.parse(text);
        }
    }

    static final class PriorityConverter implements ITypeConverter<Priority> {
        @Override
        public Priority convert(String text) {
            return switch (text) {
                case "low" -> Priority.LOW;
                case "normal" -> Priority.NORMAL;
                case "high" -> Priority.HIGH;
                default ->
                    throw new TypeConversionException("'%s' is no priority; write low, normal or high".formatted(text));
            };
        }
    }

    static final class ExcerptConverter implements ITypeConverter<Excerpt> {
        @Override
        public Excerpt convert(String text) {
            try {
                return Excerpts.parse(text);
            } catch (RefusedException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
