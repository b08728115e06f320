package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that is lost in the middle of a file: its reader goes on with one that serves nothing else. */
class LoneRetryTest {
    private static final int RATE = 44_100;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    static Path shared;

    private static Recording song;
    private static float[][] whole;

    @TempDir
    Path folder;

    private List<String> warnings = List.of();

    @BeforeAll
    static void write() throws IOException {
        Path file = shared.resolve("song");
        AudioBuffer signal = Signals.rounded(Signals.chord(RATE, 2, 6 * RATE), 16);
        whole = signal.samples();
        EncodedFixture.FLAC_16.write(file, signal);
        song = new Recording(file, "https://example.org/song.flac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "grows"})
    void theReaderOfAFileWhoseWorkerIsLostGetsTheSameSamples(String fault) throws IOException {
        assumeThatMemoryIsTold(fault);
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.firstOf(fault, folder.resolve("mark")), silence(fault))) {
            assertThat(Signals.difference(whole, read(pool, Excerpt.WHOLE))).isEmpty();
            assertThat(pool.replaced()).isEqualTo(1);
            assertThat(pool.started()).isEqualTo(2);
            assertThat(pool.busy()).isZero();
        }
    }

    @Test
    void anExcerptGoesOnAtTheVeryFrameWithAProcessThatServesNothingElse() throws IOException {
        Excerpt part = new Excerpt(1.5, 4);
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.firstOf("dies", folder.resolve("mark")), LONG)) {
            float[][] read = read(pool, part);
            assertThat(pool.replaced()).isEqualTo(1);
            assertThat(read[1]).hasSize(4 * RATE);
            assertThat(Signals.difference(excerpt(RATE * 3 / 2, RATE * 11 / 2), read))
                    .isEmpty();
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .matches("A decode worker was lost after 0[.]\\d s: whether the"
                            + " file is damaged before that is not known[.]");
            assertThat(pool.running()).isZero();

            assertThat(Signals.difference(whole, read(pool, Excerpt.WHOLE))).isEmpty();
            assertThat(warnings).isEmpty();
            assertThat(pool.started()).isEqualTo(3);
            assertThat(pool.running()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatEndsTwoWorkersIsRefusedForGood() {
        assumeThatMemoryIsTold("grows");
        DecodeWorkerCommand command = MisbehavingWorker.eachOf("dies", "grows", folder.resolve("mark"));
        try (DecodeWorkerPool pool = pool(command, LONG)) {
            AudioException error = catchThrowableOfType(AudioException.class, () -> read(pool, Excerpt.WHOLE));

            assertThat(error.problem()).isEqualTo(Problem.BREAKS_WORKERS);
            assertThat(error.problem().isTransient()).isFalse();
            assertThat(error)
                    .hasMessageStartingWith("https://example.org/song.flac ended two decode workers: the first died"
                            + " (exit code 7); the second, which served nothing else, grew to ")
                    .hasMessageEndingWith(
                            " MiB of memory, over the limit of 200 MiB: check that it plays, convert it to"
                                    + " WAV, or raise the limits on the silence and the memory of decode workers.");
            assertThat(pool.started()).isEqualTo(2);
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
        }
    }

    private static Duration silence(String fault) {
        return fault.equals("hangs") ? Duration.ofSeconds(3) : LONG;
    }

    private static void assumeThatMemoryIsTold(String fault) {
        Assumptions.assumeTrue(
                !fault.equals("grows")
                        || ResidentMemory.bytes(ProcessHandle.current().pid()) > 0,
                "memory of processes is not told here");
    }

    private static DecodeWorkerPool pool(DecodeWorkerCommand command, Duration silence) {
        DecodeWorkerSettings settings = DecodeWorkerSettings.DEFAULT
                .withWorkers(1)
                .withTimes(new WorkerTimes(LONG, LONG, silence, Duration.ofMinutes(5)))
                .withWear(new WorkerWear(500, 1, 200 << 20));
        return new DecodeWorkerPool(command, settings);
    }

    private static float[][] excerpt(int from, int to) {
        return Arrays.stream(whole)
                .map(channel -> Arrays.copyOfRange(channel, from, to))
                .toArray(float[][]::new);
    }

    private float[][] read(DecodeWorkerPool pool, Excerpt excerpt) throws AudioException {
        try (DecodedStream stream = pool.decode(song, excerpt, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            float[][] samples = AudioBuffer.readAll(stream).samples();
            warnings = stream.warnings();
            return samples;
        }
    }
}
