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
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no longer wanted ends soon, wherever it is. The bound is wide, since the machine may be busy. */
class AbortTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static Recording song;

    private final Abort abort = new Abort();

    @BeforeAll
    static void write() throws IOException {
        Path file = folder.resolve("song");
        song = new Recording(file, "the song");
        EncodedFixture.FLAC_16.write(file, Signals.chord(44100, 2, 20 * 44100));
    }

    @Test
    void whoWaitsForAWorkerIsToldAndLeavesTheQueue() throws Exception {
        try (DecodeWorkerPool pool = pool(DecodeWorkerCommand.ofThisProgram())) {
            try (DecodedStream held = open(pool, song, AbortSignal.NEVER)) {
                assertAborted(() -> open(pool, song, abort), 1);
                assertThat(held.read(new float[2][10], 0, 10)).isEqualTo(10);
            }
            open(pool, song, AbortSignal.NEVER).close();
            assertThat(pool.busy()).isZero();
        }
    }

    @Test
    void aWorkerThatIsBeingStartedIsEnded() throws Exception {
        try (DecodeWorkerPool pool = pool(new DecodeWorkerCommand(List.of("sleep", "600")))) {
            assertAborted(() -> open(pool, song, abort), 1);
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
        }
    }

    @Test
    void aWorkerThatDoesNotAnswerIsEnded() throws Exception {
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.command("hangs"))) {
            pool.warmUp(1);
            assertAborted(() -> open(pool, song, abort), 1);
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
            assertThat(pool.started()).isEqualTo(1);
        }
    }

    @Test
    void aReadThatBlocksEndsWithItsWorker() throws Exception {
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.command("hangs after the header"));
                DecodedStream stream = open(pool, song, abort)) {
            assertAborted(() -> stream.read(new float[2][10], 0, 10), 1);
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
        }
    }

    /** A worker has a tenth of a second to obey, which a busy machine may not leave to each of them. */
    @Test
    void aWorkerThatObeysIsKept() throws AudioException {
        boolean isKept = false;
        for (int tries = 0; tries < 20 && !isKept; tries++) {
            isKept = isKeptWhenItIsTold(new Abort());
        }
        assertThat(isKept).isTrue();
    }

    private static boolean isKeptWhenItIsTold(Abort told) throws AudioException {
        try (DecodeWorkerPool pool = pool(DecodeWorkerCommand.ofThisProgram())) {
            try (AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, pool)) {
                try (DecodedStream stream = decoder.open(song, Excerpt.WHOLE, told)) {
                    assertThat(stream.read(new float[2][10], 0, 10)).isEqualTo(10);
                    told.give();
                    assertThatExceptionOfType(AudioException.class)
                            .isThrownBy(() -> AudioBuffer.readAll(stream))
                            .withMessage("the song is no longer wanted, and its decoding was stopped: open it again if"
                                    + " it is.")
                            .matches(e -> e.problem() == Problem.ABORTED);
                }
                assertThat(pool.busy()).isZero();
                assertThat(decoder.probe(song.file()).codec()).isEqualTo("flac");
                return pool.started() == 1;
            }
        }
    }

    @Test
    void whatIsDecodedInProcessStopsAsWell() throws AudioException {
        Path file = folder.resolve("plain.wav");
        AudioBuffer signal = Signals.chord(16000, 1, 160_000);
        try (WavWriter writer = WavWriter.create(file, signal.format(), WavCoding.PCM_16)) {
            writer.write(signal.samples(), 0, signal.frames());
            writer.finish();
        }
        try (AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, pool(MisbehavingWorker.command("dies")));
                DecodedStream stream = decoder.open(file, Excerpt.WHOLE, abort)) {
            assertThat(stream.read(new float[1][10], 0, 10)).isEqualTo(10);
            abort.give();
            assertThatExceptionOfType(AudioException.class)
                    .isThrownBy(() -> stream.read(new float[1][10], 0, 10))
                    .matches(e -> e.problem() == Problem.ABORTED);
        }
    }

    @Test
    void thoseWhoMayAbortWaitForAWorkerInTheOrderOfAskingForAsLongAsItTakes() throws Exception {
        DecodeWorkerSettings impatient = one(Duration.ofNanos(1));
        List<Integer> order = new ArrayList<>();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        try (DecodeWorkerPool pool = new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), impatient)) {
            DecodedStream held = open(pool, song, AbortSignal.NEVER);
            for (int i = 0; i < 5; i++) {
                int number = i;
                waiting.add(CompletableFuture.runAsync(
                        () -> {
                            try (DecodedStream stream = open(pool, song, abort)) {
                                synchronized (order) {
                                    order.add(number);
                                }
                            } catch (AudioException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> new Thread(task).start()));
                Awaitility.await().until(() -> abort.listeners() == number + 1);
            }
            held.close();
            for (CompletableFuture<Void> each : waiting) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(abort.listeners()).isZero();
    }

    /** Starts something that waits, gives the signal once it listens, and expects it to end for that. */
    private void assertAborted(Callable<?> waits, int listeners) throws InterruptedException {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(waits.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        Awaitility.await().atMost(LONG).until(() -> abort.listeners() == listeners);
        long start = System.nanoTime();
        abort.give();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> result.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.problem()).isEqualTo(Problem.ABORTED));
        System.out.println("aborted after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        thread.join();
        assertThat(abort.listeners()).isZero();
    }

    private static DecodedStream open(DecodeWorkerPool pool, Recording recording, AbortSignal signal)
            throws AudioException {
        return pool.decode(recording, Excerpt.WHOLE, AudioLimits.DEFAULT, signal);
    }

    private static DecodeWorkerPool pool(DecodeWorkerCommand command) {
        return new DecodeWorkerPool(command, one(LONG));
    }

    private static DecodeWorkerSettings one(Duration borrow) {
        return DecodeWorkerSettings.DEFAULT
                .withWorkers(1)
                .withTimes(new WorkerTimes(borrow, LONG, LONG, Duration.ofMinutes(5)));
    }
}
