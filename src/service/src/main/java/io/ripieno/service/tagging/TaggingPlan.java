package io.ripieno.service.tagging;

import io.ripieno.inference.Engine;
import io.ripieno.inference.WarmModel;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWarning;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.inference.work.Lane;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.recording.AudioFailures;
import io.ripieno.service.recording.DecoderWait;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.recording.MediaTypes;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.ModelUse;
import io.ripieno.service.run.Notice;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.run.Timings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;

/**
 * Tags one recording with one model.
 *
 * @param windows into which so many seconds of audio are cut
 */
record TaggingPlan(
        Engine engine,
        JobAudio recordings,
        Clock clock,
        ModelUse model,
        DoubleToIntFunction windows,
        TaggingOptions options,
        int topN,
        String parameters,
        WorkId workId)
        implements Plan {
    @Override
    public List<ModelUse> models() {
        return List.of(model);
    }

    @Override
    public Optional<Cost> cost(double audioSeconds) {
        return engine.warm(ref()).map(warm -> {
            int count = windows.applyAsInt(audioSeconds);
            return Cost.ofSeconds(warm.deviceSeconds(count), warm.hostSeconds(audioSeconds, count));
        });
    }

    @Override
    public List<Notice> check(JobRun run, List<SpooledInput> inputs) throws JobFailure {
        SpooledInput recording = inputs.get(0);
        if (MediaTypes.saysNothing(recording.input())) {
            return List.of();
        }
        try (DecodedStream stream = recordings.open(run, recording, new DecoderWait())) {
            return typeNotices(run, recording, stream);
        } catch (AudioException e) {
            run.check();
            throw AudioFailures.of(e, nameOf(recording));
        }
    }

    @Override
    public Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) throws JobFailure {
        run.check();
        SpooledInput recording = inputs.get(0);
        long start = System.nanoTime();
        DecoderWait wait = new DecoderWait();
        try (DecodedStream stream = recordings.open(run, recording, wait)) {
            run.timings().took(Timings.Stage.WAIT_DECODE, wait.time());
            List<Notice> ownNotices = typeNotices(run, recording, stream);
            List<Notice> notices = new ArrayList<>();
            TimedStream timed = new TimedStream(stream);
            WarmModel warm = warm();
            Tagging tagging = worker().tag(
                            timed,
                            options,
                            urgency(run.job()),
                            (done, total) -> progress.at(ProgressSink.Stage.COMPUTING, done, total),
                            run.cancellation());
            run.timings().took(Timings.Stage.DECODE, timed.time());
            run.timings()
                    .took(
                            Timings.Stage.COMPUTE,
                            Duration.ofNanos(System.nanoTime() - start)
                                    .minus(timed.time())
                                    .minus(wait.time()));
            tagging.warnings().forEach(warning -> notices.add(new Notice(code(warning.kind()), warning.message())));
            return new Computed.Tagged(
                    tagging,
                    stream.format(),
                    topN,
                    notices,
                    ownNotices,
                    warm.device(),
                    warm.seconds(tagging.seconds(), tagging.windows()));
        } catch (AudioException e) {
            run.check();
            throw AudioFailures.of(e, nameOf(recording));
        } catch (InferenceException e) {
            throw Failures.of(e);
        } catch (InvalidOptionsException e) {
            throw Failures.of(e);
        } catch (ExpiredException e) {
            run.stopIfOverdue(clock.instant());
            run.check();
            throw JobFailure.passing(Code.UNEXPECTED, JobFailure.words(e), "Send the job again.", e);
        } catch (CancelledException e) {
            run.check();
            throw JobFailure.passing(Code.UNEXPECTED, JobFailure.words(e), "Send the job again.", e);
        }
    }

    private Urgency urgency(Job job) {
        Lane lane =
                switch (job.lane()) {
                    case LOW -> Lane.LOW;
                    case NORMAL -> Lane.NORMAL;
                    case HIGH -> Lane.HIGH;
                };
        return new Urgency(lane, job.deadline().map(deadline -> Duration.between(clock.instant(), deadline)));
    }

    private static List<Notice> typeNotices(JobRun run, SpooledInput recording, DecodedStream stream)
            throws JobFailure {
        return MediaTypes.check(recording.input(), stream.info(), run.job().strictMediaType()).stream()
                .toList();
    }

    private static String nameOf(SpooledInput recording) {
        return recording.input().content().name();
    }

    private WarmModel warm() throws JobFailure {
        try {
            WarmModel warm = engine.load(ref());
            if (!warm.manifest().digest().equals(model.digest())) {
                throw JobFailure.passing(
                        Code.MODEL_LOAD,
                        "The model " + model + " is loaded with the digest "
                                + warm.manifest().digest() + ", but its manifest now has " + model.digest() + ".",
                        "Give a changed model a new version, or start the service again.",
                        null);
            }
            return warm;
        } catch (ModelException e) {
            throw ModelLookup.failure(e);
        }
    }

    private TaggingWorker worker() throws JobFailure {
        try {
            return engine.tagging(ref());
        } catch (ModelException e) {
            throw ModelLookup.failure(e);
        }
    }

    private ModelRef ref() {
        return ModelRef.of(model.name(), model.version());
    }

    private static Code code(TaggingWarning.Kind kind) {
        return switch (kind) {
            case SILENT -> Code.SILENT;
            case CLIPPED -> Code.CLIPPED;
            case NOT_FINITE -> Code.NOT_FINITE;
            case PADDED -> Code.PADDED;
            case DAMAGED -> Code.BAD_AUDIO;
        };
    }
}
