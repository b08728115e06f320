package io.ripieno.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.decode.FlacWriter;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import io.ripieno.service.admission.AdmissionLimits;
import io.ripieno.service.config.ServiceConfig;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.run.Timings.Stage;
import io.ripieno.service.tagging.ModelLookup;
import io.ripieno.service.tagging.TaggingWork;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A compressed recording of five seconds ends while two of ten minutes are under way, which keep their decode workers
 * until they end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortBehindLongTest {
    private static final int LONG = 600;
    private static final int SHORT = 5;

    @TempDir
    static Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch shortIsDone = new CountDownLatch(1);
    private Engine engine;
    private Path tenMinutes;
    private Path fiveSeconds;

    @BeforeAll
    void open() throws Exception {
        TinyModel.install(folder);
        engine = Engine.open(EngineSettings.of(folder));
        tenMinutes = flac("long.flac", LONG);
        fiveSeconds = flac("short.flac", SHORT);
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        engine.close();
    }

    @Test
    void itEndsBeforeThem() throws Exception {
        try (DecodeWorkerPool pool = pool(Map.of("ripieno.decoding.workers", "1"))) {
            CompletableFuture<JobRun> first = beginLong(pool, "first");
            await().atMost(Duration.ofMinutes(2)).until(() -> pool.busy() == 1);
            long begun = System.nanoTime();
            CompletableFuture<JobRun> second = beginLong(pool, "second");
            await().atMost(Duration.ofMinutes(2)).until(() -> pool.waiting() == 1);

            long start = System.nanoTime();
            begin(pool, "brief", fiveSeconds, SHORT, ProgressSink.NONE).get(120, TimeUnit.SECONDS);

            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
            Duration least = Duration.ofNanos(System.nanoTime() - start);
            shortIsDone.countDown();
            assertThat(first.get(120, TimeUnit.SECONDS).timings().of(Stage.COMPUTE))
                    .isPositive();
            JobRun waited = second.get(120, TimeUnit.SECONDS);
            assertThat(waited.timings().of(Stage.WAIT_DECODE)).isGreaterThan(least);
            assertThat(waited.timings().of(Stage.COMPUTE).plus(waited.timings().of(Stage.WAIT_DECODE)))
                    .as("the wait counts once")
                    .isLessThan(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Stands still with all its credit in flight, as behind a slow model, until the short one is done. */
    private CompletableFuture<JobRun> beginLong(DecodeWorkerPool pool, String id) throws Exception {
        return begin(pool, id, tenMinutes, LONG, (stage, done, total, unit) -> {
            try {
                shortIsDone.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private CompletableFuture<JobRun> begin(
            DecodeWorkerPool pool, String id, Path file, int seconds, ProgressSink progress) throws Exception {
        AdmissionLimits admission = admission(config(Map.of()));
        JobAudio recordings = new JobAudio(new AudioDecoder(AudioLimits.DEFAULT, pool), admission.shortSeconds());
        TestClock clock = new TestClock();
        Jobs job = Jobs.job(id).seconds(seconds);
        TaggingWork work = new TaggingWork(
                engine, new ModelLookup(engine, clock), recordings, ModelRef.latest(TinyModel.NAME), clock);
        JobRun run = job.plan(work.plan(job.build())).run();
        SpooledInput input = new SpooledInput(run.job().inputs().get(0), file);
        CompletableFuture<JobRun> ended = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                Computed computed = run.plan().compute(run, List.of(input), progress);
                assertThat(((Computed.Tagged) computed).tagging().seconds()).isEqualTo(seconds);
                ended.complete(run);
            } catch (Exception | AssertionError e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }

    private static DecodeWorkerPool pool(Map<String, String> values) {
        ServiceConfig config = config(values);
        return new DecodeWorkerPool(
                DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN),
                Limits.workers(config.decoding(), admission(config), false));
    }

    private static AdmissionLimits admission(ServiceConfig config) {
        return Limits.admission(config.admission(), config.evaluation());
    }

    private static Path flac(String name, int seconds) throws Exception {
        Path file = folder.resolve(name);
        AudioFormat format = new AudioFormat(16_000, 1);
        float[][] second = new float[1][16_000];
        for (int i = 0; i < second[0].length; i++) {
            second[0][i] = i % 100 / 200f;
        }
        try (DecodeWorkerPool pool = new DecodeWorkerPool(
                        DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN), DecodeWorkerSettings.DEFAULT);
                FlacWriter writer = FlacWriter.create(file, format, FlacWriter.Depth.BITS_16, pool)) {
            for (int i = 0; i < seconds; i++) {
                writer.write(second, 0, second[0].length);
            }
            writer.finish();
        }
        return file;
    }

    private static ServiceConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(ServiceConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(ServiceConfig.class);
    }
}
