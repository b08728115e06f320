package io.ripieno.inference.tagging;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.HostPool;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.window.WindowedStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tags one recording: windows are read in order, prepared and run side by side up to the job's credit, and summed up in
 * order again, so that the sum does not depend on who was first.
 */
final class TaggingRun {
    private final TaggerModel model;
    private final TaggingPlan plan;
    private final HostPool host;
    private final FrontEndPool frontEnds;
    private final BatchJob job;
    private final InputMeter meter;
    private final WindowedStream windows;
    private final ProgressListener progress;
    private final ClipProbabilities clip;
    private final int credit;
    private final Deque<WindowSlot> inFlight = new ArrayDeque<>();
    private final Deque<WindowSlot> free = new ArrayDeque<>();

    TaggingRun(
            TaggerModel model,
            TaggingPlan plan,
            HostPool host,
            FrontEndPool frontEnds,
            BatchJob job,
            int credit,
            InputMeter meter,
            WindowedStream windows,
            ProgressListener progress) {
        this.model = model;
        this.plan = plan;
        this.host = host;
        this.frontEnds = frontEnds;
        this.job = job;
        this.credit = credit;
        this.meter = meter;
        this.windows = windows;
        this.progress = progress;
        this.clip = new ClipProbabilities(plan);
    }

    Tagging run(Cancellation cancellation) throws AudioException, InferenceException {
        WindowSlot next;
        while ((next = read(cancellation)) != null) {
            WindowSlot slot = next;
            WindowItem item = job.take(model.key());
            slot.item = item;
            inFlight.addLast(slot);
            host.submit(() -> prepare(slot, item));
            if (inFlight.size() == credit) {
                finishOldest();
            }
        }
        while (!inFlight.isEmpty()) {
            finishOldest();
        }
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

    private @Nullable WindowSlot read(Cancellation cancellation) throws AudioException {
        cancellation.throwIfCancelled();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        WindowSlot kept = free.pollFirst();
        WindowSlot slot = kept == null ? new WindowSlot(windows.windowSamples()) : kept;
        if (!readWindow(slot)) {
            return null;
        }
        if (windows.start() == 0 && windows.validSamples() < windows.windowSamples()) {
            AudioLimits.DEFAULT.checkLength(
                    "The recording", meter.frames(), meter.format().sampleRate());
        }
        slot.start = windows.start();
        slot.valid = windows.validSamples();
        return slot;
    }

    /** An interrupt may reach the decoder first, which then reports broken audio. */
    private boolean readWindow(WindowSlot slot) throws AudioException {
        try {
            return windows.next(slot.samples, 0);
        } catch (AudioException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            throw e;
        }
    }

    private void prepare(WindowSlot slot, WindowItem item) {
        try {
            frontEnds.extract(slot.samples, item.input(0));
            job.submit(item);
        } catch (RuntimeException e) {
            item.fail(e);
        }
    }

    private void finishOldest() throws InferenceException {
        WindowSlot slot = inFlight.removeFirst();
        WindowItem item = Objects.requireNonNull(slot.item);
        try {
            item.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
        double rate = model.audio().sampleRate();
        double end = Math.min((slot.start + slot.valid) / rate, meter.seconds());
        double share = (double) slot.valid / windows.windowSamples();
        clip.add(slot.start / rate, end, share, item.output(model.probabilities()));
        job.release(item);
        free.addFirst(slot);
        progress.onProgress(end, meter.statedSeconds());
    }

    private static CancelledException interrupted() {
        return new CancelledException("The thread of the job was interrupted.");
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
