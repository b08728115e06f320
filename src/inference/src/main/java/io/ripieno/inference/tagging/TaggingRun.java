package io.ripieno.inference.tagging;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.plan.PlanRun;
import io.ripieno.inference.plan.Stage;
import io.ripieno.inference.plan.WindowStage;
import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.window.WindowedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tags one recording: windows are read in order, pass the front end and the network side by side up to the job's credit,
 * and are summed up in order again, so that the sum does not depend on who was first.
 */
final class TaggingRun {
    private final TaggerModel model;
    private final TaggingPlan plan;
    private final FrontEndPool frontEnds;
    private final WindowSamples samples;
    private final InputMeter meter;
    private final WindowedStream windows;
    private final ProgressListener progress;
    private final ClipProbabilities clip;

    TaggingRun(
            TaggerModel model,
            TaggingPlan plan,
            FrontEndPool frontEnds,
            WindowSamples samples,
            InputMeter meter,
            WindowedStream windows,
            ProgressListener progress) {
        this.model = model;
        this.plan = plan;
        this.frontEnds = frontEnds;
        this.samples = samples;
        this.meter = meter;
        this.windows = windows;
        this.progress = progress;
        this.clip = new ClipProbabilities(plan);
    }

    /** What happens to each window. */
    private List<Stage<WindowSlot>> stages() {
        return List.of(WindowStage.of(
                model.key(),
                (slot, window) -> {
                    float[] heard = slot.takeSamples();
                    frontEnds.extract(heard, window.input(0));
                    samples.giveBack(heard);
                },
                (slot, window) -> {
                    float[] output = window.output(model.probabilities());
                    System.arraycopy(output, 0, slot.probabilities, 0, output.length);
                }));
    }

    Tagging run(BatchJob job, HostJob host, int credit, Cancellation cancellation)
            throws AudioException, InferenceException {
        int labels = model.manifest().labels().size();
        new PlanRun<>(stages(), credit, host, job, () -> new WindowSlot(labels))
                .run(this::read, this::sumUp, cancellation);
        progress.onProgress(meter.seconds(), meter.seconds());
        AudioSpec audio = model.audio();
        return new Tagging(
                meter.seconds(),
                clip.windows(),
                audio.windowSeconds(),
                plan.hopSeconds(),
                clip.labels(),
                clip.timeline(),
                warnings(audio));
    }

    private boolean read(WindowSlot slot) throws AudioException {
        slot.samples = samples.take();
        if (!readWindow(slot.samples)) {
            samples.giveBack(slot.takeSamples());
            return false;
        }
        if (windows.start() == 0 && windows.validSamples() < windows.windowSamples()) {
            AudioLimits.DEFAULT.checkLength(
                    "The recording", meter.frames(), meter.format().sampleRate());
        }
        slot.start = windows.start();
        slot.valid = windows.validSamples();
        return true;
    }

    /** An interrupt may reach the decoder first, which then reports broken audio. */
    private boolean readWindow(float[] target) throws AudioException {
        try {
            return windows.next(target, 0);
        } catch (AudioException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("The thread of the job was interrupted.");
            }
            throw e;
        }
    }

    private void sumUp(WindowSlot slot) {
        double rate = model.audio().sampleRate();
        double end = Math.min((slot.start + slot.valid) / rate, meter.seconds());
        double share = (double) slot.valid / windows.windowSamples();
        clip.add(slot.start / rate, end, share, slot.probabilities);
        progress.onProgress(end, meter.statedSeconds());
    }

    private List<TaggingWarning> warnings(AudioSpec audio) {
        List<TaggingWarning> warnings = new ArrayList<>();
        if (meter.seconds() < audio.windowSeconds()) {
            warnings.add(new TaggingWarning(
                    Kind.PADDED,
                    String.format(
                            Locale.ROOT,
                            "The recording has %.1f s, shorter than the %.1f s that the model listens to; the rest was"
                                    + " filled with zeros.",
                            meter.seconds(),
                            audio.windowSeconds())));
        }
        warnings.addAll(meter.findings());
        return warnings;
    }
}
