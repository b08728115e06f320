package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ai.onnxruntime.OrtSession;
import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.service.Recordings;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.file.FileStore;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.tagging.ModelLookup;
import io.ripieno.service.tagging.TaggingWork;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A job whose windows wait for a device, or run on it, ends soon, and its thread with it: a real engine. It should take
 * no more than two seconds, which is for who reads what is printed: a busy machine may take longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedInTheEngineTest {
    private static final String VICTIM = "victim";
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration DEADLINE = Duration.ofHours(1);

    /** Where the windows of the job are when it is to end. */
    enum Place {
        QUEUED_BEHIND_A_LONG_BATCH,
        IN_A_RUNNING_BATCH
    }

    @TempDir
    static Path models;

    @TempDir
    Path folder;

    private Engine engine;
    private AudioDecoder decoder;
    private RealWorld world;
    private WayFixture fixture;
    private long offset;

    @BeforeAll
    void openEngine() throws Exception {
        TinyModel.installEndless(models);
        engine = Engine.open(EngineSettings.of(models).withCallers(1));
        decoder = new AudioDecoder(
                AudioLimits.DEFAULT,
                new DecodeWorkerPool(
                        DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN), DecodeWorkerSettings.DEFAULT));
    }

    @AfterAll
    void closeEngine() {
        decoder.close();
        engine.close();
    }

    @BeforeEach
    void open() {
        world = new RealWorld(
                folder.resolve("scratch"),
                new FileStore(List.of(folder), Duration.ofSeconds(10)),
                new DirectoryBlobStore(folder.resolve("blobs")),
                id -> Optional.empty());
        fixture = world.fixture;
        fixture.planning = new TaggingWork(
                engine,
                new ModelLookup(engine, new TestClock()),
                new JobAudio(decoder, 60),
                ModelRef.latest(TinyModel.NAME),
                fixture.clock)::plan;
    }

    @AfterEach
    void close() {
        cancel("long");
        cancel(VICTIM);
        await().atMost(MOST).until(() -> fixture.inFlight.isEmpty() && !isRunning());
        world.close();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aCancelledJobEndsAsSuch(Place where) throws Exception {
        bring(where);
        long start = System.nanoTime();
        cancel(VICTIM);
        assertEnds(where, OutcomeStatus.CANCELLED, start);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void anExpiredJobEndsAsSuch(Place where) throws Exception {
        bring(where);
        long start = System.nanoTime();
        fixture.clock.forward(DEADLINE);
        assertEnds(where, OutcomeStatus.EXPIRED, start);
    }

    /** The clock of the service stands still, so that none but the engine notices. */
    @Test
    void aDeadlineReachesTheEngineWhichKeepsItByItself() throws Exception {
        travel(job(VICTIM, 880).setDeadline(fixture.clock.instant().plusMillis(500)));
        assertThat(world.pausing.await(60, TimeUnit.SECONDS))
                .as("the try ended with the deadline")
                .isTrue();
        assertThat(engine.queuedWindows()).isZero();
        await().atMost(MOST).until(() -> !isRunning());
        fixture.clock.forward(DEADLINE);
        await().until(() -> !fixture.outcomes().isEmpty());
        assertThat(fixture.outcomes())
                .extracting(Outcome::getJobId, Outcome::getStatus)
                .containsExactly(tuple(VICTIM, OutcomeStatus.EXPIRED));
    }

    private void bring(Place where) throws Exception {
        if (where == Place.QUEUED_BEHIND_A_LONG_BATCH) {
            travel(job("long", 440));
            await().until(EndedInTheEngineTest::isRunning);
        }
        travel(job(VICTIM, 880).setDeadline(fixture.clock.instant().plus(DEADLINE)));
        if (where == Place.QUEUED_BEHIND_A_LONG_BATCH) {
            await().until(() -> engine.queuedWindows() == 1);
        } else {
            await().until(EndedInTheEngineTest::isRunning);
        }
    }

    private void assertEnds(Place where, OutcomeStatus status, long start) {
        int others = where == Place.QUEUED_BEHIND_A_LONG_BATCH ? 1 : 0;
        await().atMost(MOST)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !fixture.outcomes().isEmpty() && threadsAtWork() == others);
        System.out.printf(
                "%s, %s: %.2f s from the command to the outcome and the end of its thread%n",
                where, status, (System.nanoTime() - start) / 1e9);
        assertThat(fixture.outcomes())
                .extracting(Outcome::getJobId, Outcome::getStatus)
                .containsExactly(tuple(VICTIM, status));
        assertThat(engine.queuedWindows()).isZero();
        if (where == Place.QUEUED_BEHIND_A_LONG_BATCH) {
            assertThat(isRunning()).as("the batch of the other goes on").isTrue();
        } else {
            await().atMost(MOST).until(() -> !isRunning());
        }
    }

    private void cancel(String id) {
        fixture.cancels.add(new Cancel(id, "", fixture.clock.instant()));
    }

    /** A job has a folder in scratch, which its thread removes. */
    private int threadsAtWork() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("scratch"))) {
            return (int) folders.count();
        }
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(OrtSession.class.getName())
                        && frame.getMethodName().equals("run"));
    }

    /** One window, which keeps the model busy for minutes. */
    private Job.Builder job(String id, double hz) throws IOException {
        Path recording = Recordings.sine(folder.resolve(id + ".wav"), hz, 10);
        return Job.newBuilder()
                .setJobId(id)
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(References.ofFile(recording))
                        .build()));
    }

    private void travel(Job.Builder job) {
        world.travel(new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, offset++),
                null,
                Wire.encode(job.build()),
                List.of(),
                fixture.clock.instant(),
                () -> CompletableFuture.completedFuture(null)));
    }
}
