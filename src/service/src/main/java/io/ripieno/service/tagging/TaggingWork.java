package io.ripieno.service.tagging;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Task;
import io.ripieno.service.job.Work;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.CanonicalJson;
import io.ripieno.service.run.ModelUse;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.TaskWork;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which model, hop, thresholds and labels a tagging job comes down to. */
public final class TaggingWork implements TaskWork {
    private static final double LEAST_HOP = 0.1;

    private final Engine engine;
    private final ModelLookup models;
    private final JobAudio recordings;
    private final ModelRef defaultModel;
    private final Clock clock;

    /**
     * Tags with an engine.
     *
     * @param defaultModel for jobs that ask for none
     * @param clock by which deadlines are kept
     */
    public TaggingWork(Engine engine, ModelLookup models, JobAudio recordings, ModelRef defaultModel, Clock clock) {
        this.engine = engine;
        this.models = models;
        this.recordings = recordings;
        this.defaultModel = defaultModel;
        this.clock = clock;
    }

    @Override
    public Task task() {
        return Task.TAGGING;
    }

    @Override
    public Plan plan(Job job) throws JobFailure {
        if (!(job.work() instanceof Work.Tagging work)) {
            throw new IllegalArgumentException("A job of " + job.work().task() + " was given to tagging.");
        }
        requireOneRecording(job);
        ModelManifest model = models.find(work.model().orElse(defaultModel));
        AudioSpec audio = model.audio();
        if (!model.task().equals(ModelManifest.TAGGING) || audio == null) {
            throw JobFailure.invalid(
                    Code.UNKNOWN_MODEL,
                    "The model " + model.ref() + " is made for " + model.task() + ", not for tagging.",
                    "Name a tagging model, or leave the model out to use " + defaultModel + ".");
        }
        requireKnown(model, "labels", work.labels());
        requireKnown(model, "thresholds", work.thresholds().keySet());
        double hop = work.hopSeconds().orElse(audio.hopSeconds());
        requireHop(hop, audio.windowSeconds());
        TaggingOptions options = options(work, hop);
        String parameters = CanonicalJson.of(inForce(work, model, hop));
        ModelUse use = new ModelUse(model.name(), model.version(), model.digest());
        WorkId workId = WorkId.of(task(), List.of(model.digest()), parameters, job.inputs());
        return new TaggingPlan(
                engine,
                recordings,
                clock,
                use,
                seconds -> audio.windows(seconds, hop),
                options,
                work.topN(),
                parameters,
                workId);
    }

    private static void requireOneRecording(Job job) throws JobFailure {
        List<Input> inputs = job.inputs();
        if (inputs.size() != 1) {
            throw JobFailure.invalid(
                    Code.BAD_FIELD,
                    "The job has " + inputs.size() + " inputs, and tagging takes one.",
                    "Send one job for each recording.");
        }
        Input input = inputs.get(0);
        if (input.role() != InputRole.AUDIO && input.role() != InputRole.STEM) {
            throw JobFailure.invalid(
                    Code.BAD_FIELD,
                    "The input has the role " + input.role() + ", and tagging takes AUDIO or STEM.",
                    "Give the role AUDIO if it is a recording.");
        }
        if (input.content() instanceof Content.Inline) {
            throw JobFailure.invalid(
                    Code.BAD_FIELD,
                    "The job carries its audio inline.",
                    "Put the recording where the service can read it and give its URI, SHA-256 and length.");
        }
    }

    private static void requireKnown(ModelManifest model, String field, Set<String> asked) throws JobFailure {
        Set<String> unknown = new TreeSet<>(asked);
        model.labels().forEach(label -> unknown.remove(label.name()));
        if (!unknown.isEmpty()) {
            throw JobFailure.invalid(
                    Code.BAD_PARAMETERS,
                    "The parameter " + field + " names " + unknown + ", which the model " + model.ref()
                            + " does not know.",
                    "Its labels are " + model.labels().stream().map(Label::name).toList() + ".");
        }
    }

    private static void requireHop(double hop, double window) throws JobFailure {
        if (!(hop >= LEAST_HOP && hop <= window)) {
            throw JobFailure.invalid(
                    Code.BAD_PARAMETERS,
                    "The parameter hopSeconds is " + hop + ".",
                    "Give at least " + LEAST_HOP + " s and at most the length of a window, " + window
                            + " s, or leave it out.");
        }
    }

    private static TaggingOptions options(Work.Tagging work, double hop) throws JobFailure {
        try {
            return new TaggingOptions(hop, work.thresholds(), work.labels(), work.timeline());
        } catch (InvalidOptionsException e) {
            throw Failures.of(e);
        }
    }

    private static Map<String, Object> inForce(Work.Tagging work, ModelManifest model, double hop) {
        Map<String, Double> thresholds = new TreeMap<>();
        for (Label label : model.labels()) {
            if (work.labels().isEmpty() || work.labels().contains(label.name())) {
                thresholds.put(label.name(), work.thresholds().getOrDefault(label.name(), label.threshold()));
            }
        }
        Map<String, Object> inForce = new LinkedHashMap<>();
        inForce.put("hopSeconds", hop);
        inForce.put("thresholds", thresholds);
        inForce.put("timeline", work.timeline());
        inForce.put("topN", work.topN());
        return inForce;
    }
}
