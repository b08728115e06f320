package io.ripieno.models.benchmark.swap;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Recordings that are tagged one after the other on some threads, each by the version that serves when it begins. */
final class SwapLoad implements AutoCloseable {
    private static final int GLANCE_MILLIS = 5;

    private final Engine engine;
    private final ModelRef latest;
    private final AudioBuffer recording;
    private final ExecutorService threads;
    private final Cancellation end = new Cancellation();
    private final Map<Integer, LongAdder> doneByVersion = new ConcurrentHashMap<>();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param audio of the model
     * @param jobs under way at a time
     * @param seconds of each recording, which is noise
     */
    SwapLoad(Engine engine, ModelRef latest, AudioSpec audio, int jobs, double seconds) {
        this.engine = engine;
        this.latest = latest;
        this.recording = noise(audio.sampleRate(), seconds);
        this.threads = Executors.newFixedThreadPool(jobs);
        for (int i = 0; i < jobs; i++) {
            threads.execute(this::tagOn);
        }
    }

    private static AudioBuffer noise(int sampleRate, double seconds) {
        Random random = new Random(1);
        float[] samples = new float[(int) Math.round(seconds * sampleRate)];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (0.1 * random.nextGaussian());
        }
        return new AudioBuffer(new AudioFormat(sampleRate, 1), new float[][] {samples});
    }

    private void tagOn() {
        while (!end.isCancelled()) {
            try {
                tag();
            } catch (AudioException | InferenceException | ModelException | RuntimeException e) {
                if (!end.isCancelled()) {
                    failed.increment();
                    failure.compareAndSet(null, e);
                }
            }
        }
    }

    private void tag() throws AudioException, InferenceException, ModelException {
        TaggingWorker worker = engine.tagging(latest);
        worker.tag(recording.stream(), TaggingOptions.DEFAULT, ProgressListener.NONE, end);
        done(worker.model().version()).increment();
    }

    private LongAdder done(int version) {
        return Objects.requireNonNull(doneByVersion.computeIfAbsent(version, none -> new LongAdder()));
    }

    /** Waits until so many more jobs of the version are done; returns at once when one has failed. */
    void awaitMore(int version, int jobs) throws InterruptedException {
        long wanted = done(version).sum() + jobs;
        while (done(version).sum() < wanted && failure.get() == null) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    /** Jobs that are done, on all versions. */
    long done() {
        return doneByVersion.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long failed() {
        return failed.sum();
    }

    /** Of the first job that failed. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    @Override
    public void close() throws InterruptedException {
        end.cancel("The measurement is over.");
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Jobs that were cancelled a minute ago go on.");
        }
    }
}
