package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.audio.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the pool treats workers that are well; {@link LostWorkersTest} has those that are not. */
class DecodeWorkerPoolTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final DecodeWorkerSettings ONE = DecodeWorkerSettings.DEFAULT
            .withWorkers(1)
            .withTimes(new WorkerTimes(Duration.ofMillis(300), LONG, LONG, Duration.ofMinutes(5)));

    @TempDir
    static Path folder;

    private static Recording song;
    private static Recording junk;

    @BeforeAll
    static void write() throws IOException {
        Path file = folder.resolve("song");
        song = Recording.of(file);
        EncodedFixture.FLAC_16.write(file, Signals.chord(44100, 2, 10 * 44100));
        junk = Recording.of(Files.writeString(folder.resolve("junk"), "This is no music. ".repeat(1000)));
    }

    @Test
    void manyFilesAreServedByOneProcess() throws AudioException {
        try (DecodeWorkerPool pool = pool(ONE)) {
            for (int i = 0; i < 10; i++) {
                assertThat(frames(pool)).isEqualTo(441_000);
            }
            assertThat(pool.started()).isEqualTo(1);
            assertThat(pool.busy()).isZero();
        }
    }

    @Test
    void aWorkerIsReplacedAfterItsShareOfFiles() throws AudioException {
        DecodeWorkerSettings three = ONE.withWear(new WorkerWear(3, 1, 1 << 30));
        try (DecodeWorkerPool pool = pool(three)) {
            for (int i = 0; i < 7; i++) {
                frames(pool);
            }
            assertThat(pool.started()).isEqualTo(3);
        }
    }

    @Test
    void aWorkerIsReplacedWhenItHasGrownTooLarge() throws AudioException {
        DecodeWorkerSettings small = ONE.withWear(new WorkerWear(500, 1, 1 << 20));
        Assumptions.assumeTrue(
                ResidentMemory.bytes(ProcessHandle.current().pid()) > 0, "memory of processes is not told here");
        try (DecodeWorkerPool pool = pool(small)) {
            for (int i = 0; i < 2; i++) {
                pool.giveBack(pool.borrow(song, AbortSignal.NEVER));
            }
            assertThat(pool.started()).isEqualTo(2);
        }
    }

    @Test
    void aWorkerIsReplacedAfterAnError() throws AudioException {
        try (DecodeWorkerPool pool = pool(ONE)) {
            frames(pool);
            assertThatExceptionOfType(AudioException.class)
                    .isThrownBy(() -> pool.decode(junk, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER))
                    .matches(e -> e.problem() == Problem.UNREADABLE);
            assertThat(pool.busy()).isZero();
            assertThat(frames(pool)).isEqualTo(441_000);
            assertThat(pool.started()).isEqualTo(2);
        }
    }

    @Test
    void aStreamThatIsClosedEarlyLeavesItsWorkerToTheNext() throws AudioException {
        try (DecodeWorkerPool pool = pool(ONE)) {
            for (int i = 0; i < 5; i++) {
                try (DecodedStream stream = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
                    assertThat(stream.read(new float[2][1000], 0, 1000)).isPositive();
                    assertThat(pool.busy()).isEqualTo(1);
                }
                assertThat(pool.busy()).isZero();
            }
            assertThat(pool.started()).isEqualTo(1);
        }
    }

    @Test
    void aClosedStreamIsAtItsEnd() throws AudioException {
        try (DecodeWorkerPool pool = pool(ONE)) {
            DecodedStream stream = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER);
            stream.close();
            stream.close();
            assertThat(stream.read(new float[2][1], 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void whoFindsNoFreeWorkerIsToldSoInTime() throws AudioException {
        try (DecodeWorkerPool pool = pool(ONE);
                DecodedStream held = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            assertThat(held.info().codec()).isEqualTo("flac");
            assertThatExceptionOfType(AudioException.class)
                    .isThrownBy(() -> frames(pool))
                    .withMessageStartingWith("None of the 1 decode workers became free within 0.3 s: ")
                    .matches(e ->
                            e.problem() == Problem.WORKERS_BUSY && e.problem().isTransient());
        }
    }

    @Test
    void whoWaitsGetsTheWorkerThatBecomesFree() throws AudioException, ExecutionException, InterruptedException {
        try (DecodeWorkerPool pool = pool(DecodeWorkerSettings.DEFAULT.withWorkers(1))) {
            CompletableFuture<Long> waiting;
            try (DecodedStream held = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
                assertThat(held.read(new float[2][1], 0, 1)).isEqualTo(1);
                waiting = CompletableFuture.supplyAsync(() -> framesUnchecked(pool));
            }
            assertThat(waiting.get()).isEqualTo(441_000);
            assertThat(pool.started()).isEqualTo(1);
        }
    }

    @Test
    void severalStreamsRunAtOnceOnWorkersOfTheirOwn() throws AudioException {
        try (DecodeWorkerPool pool = pool(DecodeWorkerSettings.DEFAULT.withWorkers(2));
                DecodedStream one = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER);
                DecodedStream two = pool.decode(song, new Excerpt(2, 1), AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            assertThat(pool.busy()).isEqualTo(2);
            float[][] first = AudioBuffer.readAll(one).samples();
            float[][] second = AudioBuffer.readAll(two).samples();
            assertThat(second[0][0]).isEqualTo(first[0][2 * 44100]);
        }
    }

    @Test
    void warmWorkersAreThereBeforeTheyAreNeeded() throws AudioException {
        try (DecodeWorkerPool pool = pool(DecodeWorkerSettings.DEFAULT.withWorkers(2))) {
            pool.warmUp(99);
            assertThat(pool.started()).isEqualTo(2);
            assertThat(pool.busy()).isZero();
            frames(pool);
            assertThat(pool.started()).isEqualTo(2);
        }
    }

    @Test
    void aWorkerThatNobodyNeedsIsEnded() throws AudioException {
        DecodeWorkerSettings impatient = ONE.withTimes(new WorkerTimes(LONG, LONG, LONG, Duration.ofMillis(1)));
        try (DecodeWorkerPool pool = pool(impatient)) {
            pool.warmUp(1);
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> pool.running() == 0);
            frames(pool);
            assertThat(pool.started()).isEqualTo(2);
        }
    }

    @Test
    void aWorkerThatDiesWhileIdleIsReplacedUnseen() throws AudioException {
        try (DecodeWorkerPool pool = pool(ONE)) {
            WorkerProcess worker = pool.borrow(song, AbortSignal.NEVER);
            pool.giveBack(worker);
            ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> !worker.isAlive());

            assertThat(frames(pool)).isEqualTo(441_000);
            assertThat(pool.started()).isEqualTo(2);
        }
    }

    @Test
    void closingThePoolEndsItsProcessesAndFailsItsStreams() throws AudioException {
        DecodeWorkerPool pool = pool(ONE);
        DecodedStream stream = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER);
        pool.close();

        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> AudioBuffer.readAll(stream))
                .withMessageContaining("pool of decode workers is closed")
                .matches(e -> e.problem() == Problem.WORKER_LOST);
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> frames(pool))
                .withMessageContaining("pool of decode workers is closed");
        assertThat(pool.running()).isZero();
    }

    private static DecodeWorkerPool pool(DecodeWorkerSettings settings) {
        return new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), settings);
    }

    private static long frames(DecodeWorkerPool pool) throws AudioException {
        try (DecodedStream stream = pool.decode(song, Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            return AudioBuffer.readAll(stream).frames();
        }
    }

    private static long framesUnchecked(DecodeWorkerPool pool) {
        try {
            return frames(pool);
        } catch (AudioException e) {
            throw new IllegalStateException(e);
        }
    }
}
