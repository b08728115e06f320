package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.Signals;
import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.model.StoredModel;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker keeps of recordings that were tagged side by side. */
@Timeout(300)
class KeptSamplesTest {
    private static final int RECORDINGS = 12;
    private static final int WINDOWS_PER_JOB = 4;

    @TempDir
    Path root;

    @Test
    void samplesOfManyRecordingsSideBySideAreKeptForOne() throws Exception {
        TinyTagger.install(root, 1);
        StoredModel model = ModelRepository.open(root).resolve(ModelRef.of(TinyTagger.NAME, 1));
        GraphSpec graph = model.manifest().graph(GraphSpec.MAIN);
        BatchKey key = new BatchKey(TinyTagger.NAME, GraphSpec.MAIN, "windows");
        try (OnnxCpuDevice device = new OnnxCpuDevice(2);
                GraphSession session = device.load(TinyTagger.NAME, graph, model.graph(GraphSpec.MAIN));
                BufferPool pool = new BufferPool(1 << 24);
                HostPool host = new HostPool(2, ShareRules.DEFAULT);
                BatchScheduler scheduler =
                        new BatchScheduler(List.of(device), pool, BatchListener.NONE, System::nanoTime)) {
            scheduler.serve(
                    key,
                    Map.of(
                            device,
                            new Placement(
                                    new ResidentSession(session, 0),
                                    new BatchPolicy(4, Duration.ZERO, true),
                                    new RunCost(new TreeMap<>(Map.of(1, 1e-3))))));
            var worker = new BatchedTaggingWorker(
                    model.manifest(), key, FrontEndCost.UNKNOWN, scheduler, host, WINDOWS_PER_JOB);

            tagSideBySide(worker, 1);
            assertThat(worker.samplesKept()).isBetween(1, WINDOWS_PER_JOB);
            tagSideBySide(worker, RECORDINGS);
            assertThat(worker.samplesKept()).isEqualTo(WINDOWS_PER_JOB);
            tagSideBySide(worker, 1);
            assertThat(worker.samplesKept()).isEqualTo(WINDOWS_PER_JOB);
            worker.giveUp();
            assertThat(worker.samplesKept()).isZero();
        }
    }

    /** None of them ends before all of them have been read, so that each holds samples at the same time. */
    private static void tagSideBySide(TaggingWorker worker, int recordings) throws Exception {
        CyclicBarrier allRead = new CyclicBarrier(recordings);
        ExecutorService jobs = Executors.newFixedThreadPool(recordings);
        try {
            CompletionService<Tagging> tagged = new ExecutorCompletionService<>(jobs);
            for (int i = 0; i < recordings; i++) {
                AudioStream recording = new TogetherAtTheEnd(Signals.sines(16_000, 1, 40).stream(), allRead);
                tagged.submit(
                        () -> worker.tag(recording, TaggingOptions.DEFAULT, ProgressListener.NONE, new Cancellation()));
            }
            for (int i = 0; i < recordings; i++) {
                assertThat(tagged.take().get().windows()).isGreaterThan(WINDOWS_PER_JOB);
            }
        } finally {
            jobs.shutdownNow();
        }
    }

    /** A recording whose end is not told before that of the others is reached. */
    private record TogetherAtTheEnd(AudioStream stream, CyclicBarrier all) implements AudioStream {
        @Override
        public int read(float[][] target, int offset, int frames) throws AudioException {
            int read = stream.read(target, offset, frames);
            if (read < 0) {
                try {
                    all.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new AssertionError(e);
                }
            }
            return read;
        }

        @Override
        public AudioFormat format() {
            return stream.format();
        }

        @Override
        public OptionalLong statedFrames() {
            return stream.statedFrames();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
