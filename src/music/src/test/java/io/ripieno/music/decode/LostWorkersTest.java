package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that hang, die or lie: the caller gets a typed error in time, and the worker is gone. */
class LostWorkersTest {
    private static final Recording FILE = Recording.of(Path.of("song"));

    private static final AudioLimits LIMITS =
            new AudioLimits(Duration.ofSeconds(60), 1 << 20, 8, Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "hangs after the header"})
    void aSilentWorkerHangs(String behaviour) {
        AudioException error = failure(behaviour, LIMITS, Duration.ofMillis(300));

        assertThat(error.problem()).isEqualTo(Problem.BREAKS_WORKERS);
        assertThat(error)
                .hasMessageStartingWith(
                        "song ended two decode workers: the first hung (no samples for 0.3 s); the second,"
                                + " which served nothing else, hung (no samples for 0.3 s): check that it plays");
    }

    @Test
    void aWorkerThatGoesOnForeverTimesOut() {
        AudioLimits short0 = new AudioLimits(Duration.ofSeconds(60), 1 << 20, 8, Duration.ofMillis(700));
        AudioException error = failure("never ends", short0, Duration.ofSeconds(30));

        assertThat(error.problem()).isEqualTo(Problem.TIMED_OUT);
        assertThat(error)
                .hasMessageMatching(
                        "song was not decoded after (0[.][789]|[1-9])\\d*[.]?\\d* s, over the limit of 0[.]7 s: .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dies", "dies after the header"})
    void aDeadWorkerIsTold(String behaviour) {
        AudioException error = failure(behaviour, LIMITS, Duration.ofSeconds(30));

        assertThat(error.problem()).isEqualTo(Problem.BREAKS_WORKERS);
        assertThat(error).hasMessageContaining("exit code 7");
    }

    @Test
    void theLastWordsOfADeadWorkerAreTold() {
        assertThat(failure("dies", LIMITS, Duration.ofSeconds(30)))
                .hasMessageContaining("last words: first line | the ceiling fell down)");
    }

    @ParameterizedTest
    @CsvSource({
        "gives half a frame, BREAKS_WORKERS, 12 bytes of samples for frames of 8",
        "states 0 Hz, BREAKS_WORKERS, The sample rate (0 Hz)",
        "gives a huge message, BREAKS_WORKERS, Message of unknown type",
        "speaks nonsense, BREAKS_WORKERS, Message of unknown type",
        "forgets the header, BREAKS_WORKERS, SAMPLES instead of a header",
        "states 9 channels, TOO_MANY_CHANNELS, 9 channels",
        "gives more than is allowed, TOO_LONG, over the limit of 60.0 s",
    })
    void whatAWorkerSaysIsNotTrusted(String behaviour, Problem problem, String words) {
        AudioException error = failure(behaviour, LIMITS, Duration.ofSeconds(30));

        assertThat(error).hasMessageContaining(words);
        assertThat(error.problem()).isEqualTo(problem);
    }

    @Test
    void samplesThatAreNoNumbersAreSilence() throws AudioException {
        try (DecodeWorkerPool pool = pool("gives samples that are no numbers", Duration.ofSeconds(30));
                DecodedStream stream = pool.decode(FILE, Excerpt.WHOLE, LIMITS, AbortSignal.NEVER)) {
            assertThat(AudioBuffer.readAll(stream).samples()).isDeepEqualTo(new float[][] {{0f, 0f}, {0f, 0.5f}});
            assertThat(stream.warnings())
                    .containsExactly("One sentence.", "2 samples are not finite numbers and were read as 0.");
        }
    }

    @Test
    void aWorkerThatIsTooLargeIsEnded() {
        Assumptions.assumeTrue(
                ResidentMemory.bytes(ProcessHandle.current().pid()) > 0, "memory of processes is not told here");
        DecodeWorkerSettings small =
                DecodeWorkerSettings.DEFAULT.withWorkers(1).withWear(new WorkerWear(500, 1, 1 << 20));
        try (DecodeWorkerPool pool = new DecodeWorkerPool(MisbehavingWorker.command("hangs"), small)) {
            assertThatExceptionOfType(AudioException.class)
                    .isThrownBy(() -> pool.decode(FILE, Excerpt.WHOLE, LIMITS, AbortSignal.NEVER))
                    .withMessageContaining("MiB of memory, over the limit of 1 MiB")
                    .matches(e -> e.problem() == Problem.BREAKS_WORKERS);
        }
    }

    @Test
    void aClosedStreamDoesNotWaitForAWorkerThatHangs() throws AudioException {
        try (DecodeWorkerPool pool = pool("hangs after the header", Duration.ofSeconds(30))) {
            pool.decode(FILE, Excerpt.WHOLE, LIMITS, AbortSignal.NEVER).close();
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
        }
    }

    @Test
    void anErrorStaysAnError() throws AudioException {
        try (DecodeWorkerPool pool = pool("dies after the header", Duration.ofSeconds(30));
                DecodedStream stream = pool.decode(FILE, Excerpt.WHOLE, LIMITS, AbortSignal.NEVER)) {
            AudioException first = catchThrowableOfType(AudioException.class, () -> AudioBuffer.readAll(stream));
            AudioException second = catchThrowableOfType(AudioException.class, () -> AudioBuffer.readAll(stream));
            assertThat(second).isSameAs(first).isNotNull();
        }
    }

    @Test
    void aProgramThatIsNoWorkerIsToldSo() {
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> pool("greets wrongly", Duration.ofSeconds(30))
                        .decode(FILE, Excerpt.WHOLE, LIMITS, AbortSignal.NEVER))
                .matches(e -> e.problem() == Problem.WORKER_LOST);
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> startOf("/no/such/program"))
                .withMessageContaining("'/no/such/program' cannot be started")
                .matches(e -> e.problem() == Problem.WORKER_LOST);
    }

    @Test
    void aProgramThatSaysNothingIsEnded() {
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> startOf("sleep", "600"))
                .withMessageContaining("did not start within 300 ms")
                .matches(e -> e.problem() == Problem.WORKER_LOST);
    }

    private static void startOf(String... line) throws AudioException {
        DecodeWorkerSettings settings = DecodeWorkerSettings.DEFAULT
                .withWorkers(1)
                .withTimes(new WorkerTimes(
                        Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofMinutes(5)));
        try (DecodeWorkerPool pool = new DecodeWorkerPool(new DecodeWorkerCommand(List.of(line)), settings)) {
            try {
                pool.decode(FILE, Excerpt.WHOLE, LIMITS, AbortSignal.NEVER).close();
            } finally {
                assertThat(pool.busy()).isZero();
                assertThat(pool.running()).isZero();
            }
        }
    }

    private static AudioException failure(String behaviour, AudioLimits limits, Duration silence) {
        try (DecodeWorkerPool pool = pool(behaviour, silence)) {
            AudioException error = catchThrowableOfType(AudioException.class, () -> {
                try (DecodedStream stream = pool.decode(FILE, Excerpt.WHOLE, limits, AbortSignal.NEVER)) {
                    AudioBuffer.readAll(stream);
                }
            });
            assertThat(error).as(behaviour).isNotNull();
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
            return error;
        }
    }

    private static DecodeWorkerPool pool(String behaviour, Duration silence) {
        DecodeWorkerSettings settings = DecodeWorkerSettings.DEFAULT
                .withWorkers(1)
                .withTimes(new WorkerTimes(
                        Duration.ofSeconds(10), Duration.ofSeconds(30), silence, Duration.ofMinutes(5)));
        return new DecodeWorkerPool(MisbehavingWorker.command(behaviour), settings);
    }
}
