package io.ripieno.service.edge;

import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.v1.EvaluationParameters;
import io.ripieno.contract.v1.InlineContent;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.Task;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.Work;
import io.ripieno.store.blob.Sha256;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a job of the contract, whose fields have been checked, into one of the domain. */
final class JobMapping {
    private JobMapping() {}

    /** Works on any job that has an id; what is over a limit of the contract is cut, as it is copied to records. */
    static Sender sender(io.ripieno.contract.v1.Job job, Task task) {
        return new Sender(
                job.getJobId(),
                io.ripieno.service.job.Task.valueOf(task.name()),
                cut(job.getSubject()),
                cut(job.getTenant()),
                cut(job.getLabels()),
                Optional.ofNullable(job.getSubmittedAt()));
    }

    private static String cut(String text) {
        int end = JobChecks.MAX_NAME;
        if (text.length() <= end) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static Map<String, String> cut(Map<String, String> labels) {
        Map<String, String> kept = new LinkedHashMap<>();
        int characters = 0;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            characters += label.getKey().length() + label.getValue().length();
            if (characters > JobChecks.MAX_LABELS || kept.size() == JobChecks.MAX_LABEL_COUNT) {
                break;
            }
            kept.put(label.getKey(), label.getValue());
        }
        return kept;
    }

    static Job job(io.ripieno.contract.v1.Job job, Sender sender) throws JobFailure {
        return new Job(
                sender,
                work(job),
                job.getInputs().stream().map(JobMapping::input).toList(),
                job.getStrictMediaType(),
                lane(job),
                Optional.ofNullable(job.getDeadline()),
                job.getForce());
    }

    private static Work work(io.ripieno.contract.v1.Job job) throws JobFailure {
        return switch (job.getTask()) {
            case TAGGING -> tagging(job);
            case EVALUATION -> evaluation(job.getParameters().getEvaluation());
            default ->
                throw JobFailure.invalid(
                        Code.WRONG_TOPIC,
                        "The task " + job.getTask() + " is not built in this version.",
                        "Send a job of TAGGING or EVALUATION, or take a version that has it.");
        };
    }

    private static Work evaluation(EvaluationParameters evaluation) throws JobFailure {
        String asked = evaluation.getMeasures().name();
        MeasureSet measures = Arrays.stream(MeasureSet.values())
                .filter(set -> set.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> JobFailure.invalid(
                        Code.BAD_PARAMETERS,
                        "The measures " + asked + " are not built in this version.",
                        "Ask for some of " + Arrays.toString(MeasureSet.values()) + "."));
        return new Work.Evaluation(measures, evaluation.getOptions());
    }

    private static Work tagging(io.ripieno.contract.v1.Job job) throws JobFailure {
        Optional<ModelRef> model = model(job.getModel());
        TaggingParameters tagging =
                job.getParameters() == null ? null : job.getParameters().getTagging();
        if (tagging == null) {
            return new Work.Tagging(model, OptionalDouble.empty(), Map.of(), Set.of(), 0, true);
        }
        return new Work.Tagging(
                model,
                optional(tagging.getHopSeconds()),
                tagging.getThresholds(),
                Set.copyOf(tagging.getLabels()),
                tagging.getTopN(),
                tagging.getTimeline());
    }

    private static Optional<ModelRef> model(@Nullable ModelChoice choice) throws JobFailure {
        if (choice == null || choice.getName().isEmpty()) {
            return Optional.empty();
        }
        String version = choice.getVersion();
        try {
            return Optional.of(ModelRef.parse(version.isEmpty() ? choice.getName() : choice.getName() + "@" + version));
        } catch (IllegalArgumentException e) {
            throw new JobFailure(
                    FailureKind.INVALID,
                    Code.UNKNOWN_MODEL,
                    String.valueOf(e.getMessage()),
                    "Ask for a model that is there, or leave the model out.",
                    e);
        }
    }

    private static Input input(io.ripieno.contract.v1.Input input) {
        return new Input(
                InputRole.valueOf(input.getRole().name()),
                input.getName(),
                input.getItem(),
                input.getPart(),
                content(input),
                excerpt(input.getExcerpt()),
                optional(input.getStatedSeconds()));
    }

    private static Content content(io.ripieno.contract.v1.Input input) {
        Reference reference = input.getReference();
        if (reference != null) {
            return new Content.Referenced(
                    URI.create(reference.getUri()),
                    new Sha256(reference.getSha256()),
                    reference.getByteLength(),
                    reference.getMediaType());
        }
        InlineContent inline = input.getInline();
        byte[] bytes = new byte[inline.getContent().remaining()];
        inline.getContent().duplicate().get(bytes);
        return new Content.Inline(bytes, inline.getMediaType());
    }

    private static Excerpt excerpt(io.ripieno.contract.v1.@Nullable Excerpt excerpt) {
        if (excerpt == null) {
            return Excerpt.WHOLE;
        }
        Double duration = excerpt.getDurationSeconds();
        return new Excerpt(excerpt.getStartSeconds(), duration == null ? Double.POSITIVE_INFINITY : duration);
    }

    private static Lane lane(io.ripieno.contract.v1.Job job) {
        return switch (job.getPriority()) {
            case LOW -> Lane.LOW;
            case HIGH -> Lane.HIGH;
            case NORMAL, UNSPECIFIED -> Lane.NORMAL;
        };
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
