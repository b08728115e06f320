package io.ripieno.service.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

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
import io.ripieno.service.Main;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The thread of a job that is stopped comes back soon, whatever its decode worker does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedTaggingTest {
    private static final JobFailure CANCELLED =
            new JobFailure(FailureKind.CANCELLED, Code.CANCELLED, "Cancelled.", "Nothing.", null);
    private static final DecodeWorkerCommand SILENT = new DecodeWorkerCommand(List.of("sleep", "600"));
    private static final DecodeWorkerCommand REAL = new DecodeWorkerCommand(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            DecodeWorkerCommand.HIDDEN));

    @TempDir
    static Path folder;

    private final ExecutorService jobs = Executors.newCachedThreadPool();
    private Engine engine;

    @BeforeAll
    void open() throws Exception {
        TinyModel.install(folder);
        engine = Engine.open(EngineSettings.of(folder));
    }

    @AfterAll
    void close() {
        jobs.shutdownNow();
        engine.close();
    }

    @Test
    void whereItWaitsForTheAnswerOfAWorkerAndWhereItWaitsForAWorker() throws Exception {
        Path file = Files.write(folder.resolve("silent.flac"), new byte[1000]);
        try (AudioDecoder decoder = decoder(SILENT)) {
            JobRun first = run(decoder);
            JobRun second = run(decoder);
            CompletableFuture<Throwable> answer = begin(first, file, ProgressSink.NONE);
            await().until(() -> children() > 0);
            CompletableFuture<Throwable> worker = begin(second, file, ProgressSink.NONE);
            assertStops(second, worker);
            assertThat(answer).isNotDone();
            assertStops(first, answer);
        }
    }

    @Test
    void whereItReadsFromAWorkerThatHasFallenSilent() throws Exception {
        try (AudioDecoder decoder = decoder(REAL)) {
            Path file = flac();
            JobRun run = run(decoder);
            AtomicBoolean silent = new AtomicBoolean();
            CompletableFuture<Throwable> reading = begin(run, file, (stage, done, total, unit) -> {
                if (!silent.getAndSet(true)) {
                    ProcessHandle.current().descendants().forEach(StoppedTaggingTest::silence);
                }
            });
            await().atMost(Duration.ofSeconds(60)).untilTrue(silent);
            assertStops(run, reading);
        }
    }

    private static long children() {
        return ProcessHandle.current().children().count();
    }

    private static void silence(ProcessHandle worker) {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertStops(JobRun run, CompletableFuture<Throwable> ended) throws Exception {
        long start = System.nanoTime();
        run.stop(CANCELLED);
        assertThat(ended.get(20, TimeUnit.SECONDS)).isSameAs(CANCELLED);
        System.out.printf("the thread came back %.2f s after the stop%n", (System.nanoTime() - start) / 1e9);
    }

    private CompletableFuture<Throwable> begin(JobRun run, Path file, ProgressSink progress) {
        SpooledInput input = new SpooledInput(run.job().inputs().get(0), file);
        return CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> run.plan().compute(run, List.of(input), progress)), jobs);
    }

    private JobRun run(AudioDecoder decoder) throws JobFailure {
        Jobs job = Jobs.job("a");
        TaggingWork work = new TaggingWork(
                engine,
                new ModelLookup(engine, new TestClock()),
                new JobAudio(decoder, 60),
                ModelRef.latest(TinyModel.NAME),
                new TestClock());
        return job.plan(work.plan(job.build())).run();
    }

    private static AudioDecoder decoder(DecodeWorkerCommand command) {
        return new AudioDecoder(
                AudioLimits.DEFAULT, new DecodeWorkerPool(command, DecodeWorkerSettings.DEFAULT.withWorkers(1)));
    }

    /** Ten minutes, far more than pipes and buffers hold. */
    private static Path flac() throws Exception {
        Path file = folder.resolve("long.flac");
        AudioFormat format = new AudioFormat(16_000, 1);
        float[][] second = new float[1][16_000];
        for (int i = 0; i < second[0].length; i++) {
            second[0][i] = i % 100 / 200f;
        }
        try (DecodeWorkerPool pool = new DecodeWorkerPool(REAL, DecodeWorkerSettings.DEFAULT);
                FlacWriter writer = FlacWriter.create(file, format, FlacWriter.Depth.BITS_16, pool)) {
            for (int i = 0; i < 600; i++) {
                writer.write(second, 0, second[0].length);
            }
            writer.finish();
        }
        return file;
    }
}
