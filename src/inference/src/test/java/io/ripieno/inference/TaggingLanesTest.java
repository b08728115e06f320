package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.host.Slice;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.tagging.BatchedTaggingWorker;
import io.ripieno.inference.tagging.FrontEndCost;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.Lane;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recording of the high lane on host threads for which much of the low lane waits already. */
class TaggingLanesTest {
    private static final ModelRef MODEL = ModelRef.of(TinyTagger.NAME, 1);
    private static final int LOW_JOBS = 50;
    /** Ten seconds of them in all, many times what the recording takes; what is left once it is tagged does nothing. */
    private static final int SLICES = 200;

    @TempDir
    private Path root;

    @Test
    @Timeout(60)
    void theFrontEndOfAnUrgentRecordingGoesBeforeTheHostWorkOfTheLowLane() throws Exception {
        TinyTagger.install(root, 1);
        Watchdog watchdog = new Watchdog(RunLimits.DEFAULT);
        BufferPool buffers = new BufferPool(1 << 28);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger low = new AtomicInteger();
        AtomicBoolean isTagged = new AtomicBoolean();
        try (OnnxCpuDevice cpu = new OnnxCpuDevice(1);
                HostPool host = new HostPool(1, ShareRules.DEFAULT);
                BatchScheduler scheduler =
                        new BatchScheduler(List.of(cpu), buffers, BatchListener.NONE, System::nanoTime)) {
            LoadedModel loaded = load(cpu, buffers, watchdog);
            BatchKey key = loaded.key(GraphSpec.MAIN);
            loaded.placements().forEach((graph, placed) -> scheduler.serve(key, placed));
            handIn(host, goOn, low, isTagged);
            BatchedTaggingWorker worker =
                    new BatchedTaggingWorker(loaded.warm().manifest(), key, FrontEndCost.UNKNOWN, scheduler, host, 8);

            worker.tag(
                    lettingGo(Signals.sines(44_100, 1, 12).stream(), goOn),
                    TaggingOptions.DEFAULT,
                    new Urgency(Lane.HIGH, Optional.empty()),
                    ProgressListener.NONE,
                    new Cancellation());
            isTagged.set(true);

            assertThat(low).hasValueLessThan(LOW_JOBS * SLICES / 2);
            loaded.giveUp();
        } finally {
            watchdog.close();
        }
    }

    private LoadedModel load(OnnxCpuDevice cpu, BufferPool buffers, Watchdog watchdog) throws Exception {
        SessionCache cache = new SessionCache(cpu.name(), 1 << 30, System::nanoTime, SessionListener.NONE);
        return new ModelLoader(
                        EngineSettings.of(root),
                        List.of(new EquippedDevice(cpu, cache)),
                        buffers,
                        watchdog,
                        CostTable.NONE)
                .load(ModelRepository.open(root).resolve(MODEL));
    }

    /** Work of a millisecond a slice, on a thread that is held until it may go on. */
    private static void handIn(HostPool host, CountDownLatch goOn, AtomicInteger low, AtomicBoolean isTagged) {
        for (int i = 0; i < LOW_JOBS; i++) {
            HostJob job = host.open(Lane.LOW, 0);
            for (int slice = 0; slice < SLICES; slice++) {
                job.submit(new Slice(
                        () -> {
                            awaitUninterruptibly(goOn);
                            if (!isTagged.get()) {
                                LockSupport.parkNanos(1_000_000);
                                low.incrementAndGet();
                            }
                        },
                        refusal -> {}));
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same audio; the host goes on once the first of it has been read. */
    private static AudioStream lettingGo(AudioStream audio, CountDownLatch goOn) {
        return new AudioStream() {
            @Override
            public AudioFormat format() {
                return audio.format();
            }

            @Override
            public int read(float[][] target, int offset, int frames) throws AudioException {
                goOn.countDown();
                return audio.read(target, offset, frames);
            }

            @Override
            public OptionalLong statedFrames() {
                return audio.statedFrames();
            }

            @Override
            public void close() {
                audio.close();
            }
        };
    }
}
