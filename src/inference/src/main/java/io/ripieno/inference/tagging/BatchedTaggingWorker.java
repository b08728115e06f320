package io.ripieno.inference.tagging;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.window.WindowedStream;

/**
 * Tags through the scheduler. Recordings are read on the thread of their job; resampling and front ends run on the host
 * pool. One worker serves all jobs of a model.
 */
public final class BatchedTaggingWorker implements TaggingWorker {
    private final TaggerModel model;
    private final FrontEndCost cost;
    private final BatchScheduler scheduler;
    private final HostPool host;
    private final FrontEndPool frontEnds;
    private final WindowSamples samples;
    private final int windowsPerJob;

    /**
     * @param key under which the scheduler serves the model's graph
     * @param cost by which long recordings are known on the host from their start
     * @param windowsPerJob how many windows of a recording may be in flight
     * @throws ModelException if the model is not made for tagging
     */
    public BatchedTaggingWorker(
            ModelManifest manifest,
            BatchKey key,
            FrontEndCost cost,
            BatchScheduler scheduler,
            HostPool host,
            int windowsPerJob)
            throws ModelException {
        this.model = TaggerModel.of(manifest, key);
        this.cost = cost;
        this.scheduler = scheduler;
        this.host = host;
        this.frontEnds = new FrontEndPool(model.audio().frontEnd());
        this.samples = new WindowSamples(model.audio().windowSamples(), windowsPerJob);
        this.windowsPerJob = windowsPerJob;
    }

    /** Frees what is kept for further recordings; they may come all the same. */
    public void giveUp() {
        samples.giveUp();
    }

    /** How many arrays for the samples of a window are kept that nobody uses. */
    int samplesKept() {
        return samples.kept();
    }

    @Override
    public ModelManifest model() {
        return model.manifest();
    }

    @Override
    public Tagging tag(
            AudioStream audio,
            TaggingOptions options,
            Urgency urgency,
            ProgressListener progress,
            Cancellation cancellation)
            throws AudioException, InferenceException {
        TaggingPlan plan = TaggingPlan.of(model.manifest(), model.audio(), options);
        InputMeter meter = new InputMeter(audio);
        long thought = plan.windows(meter.statedSeconds());
        long deadline = scheduler.nanosIn(urgency.within());
        HostJob onHost = host.open(
                urgency.lane(),
                plan.hostSeconds(cost, meter.statedSeconds(), isResampled(meter)),
                cancellation,
                () -> deadline == JobTerms.NEVER ? JobTerms.NEVER : deadline - scheduler.now());
        @SuppressWarnings("resource") // the caller closes the stream
        WindowedStream windows = new WindowedStream(
                resampled(meter.mixed(), onHost), model.audio().windowSamples(), plan.hopSamples());
        try (BatchJob job = scheduler.open(terms(urgency.lane(), thought, deadline), cancellation)) {
            return new TaggingRun(model, plan, frontEnds, samples, meter, windows, progress)
                    .run(job, onHost, windowsPerJob, cancellation);
        } catch (HostResampledStream.Refused e) {
            throw e.refusal();
        } catch (CancelledException e) {
            cancellation.throwIfCancelled();
            throw e;
        }
    }

    private JobTerms terms(Lane lane, long windows, long deadline) {
        return JobTerms.of(model.manifest().ref().toString(), windowsPerJob)
                .expecting(windows)
                .in(lane)
                .until(deadline);
    }

    private boolean isResampled(AudioStream audio) {
        return audio.format().sampleRate() != model.audio().sampleRate();
    }

    private AudioStream resampled(AudioStream mono, HostJob onHost) throws AudioException {
        try {
            return HostResampledStream.of(mono, model.audio().sampleRate(), onHost);
        } catch (IllegalArgumentException e) {
            throw new AudioException(
                    Problem.UNSUPPORTED, "The recording's sample rate cannot be used: " + e.getMessage(), e);
        }
    }
}
