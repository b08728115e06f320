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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @BeforeAll
    static void write() throws IOException {
        Path file = shared.resolve("song");
        AudioBuffer signal = Signals.rounded(Signals.chord(RATE, 2, 6 * RATE), 16);
        whole = signal.samples();
        EncodedFixture.FLAC_16.write(file, signal);
        song = new Recording(file, "https://example.org/song.flac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dies", "hangs", "grows"})
    void theReaderOfAFileWhoseWorkerIsLostHearsNothingOfIt(String fault) throws IOException {
        assumeThatMemoryIsTold(fault);
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.firstOf(fault, folder.resolve("mark")), silence(fault))) {
            assertThat(Signals.difference(whole, read(pool, Excerpt.WHOLE))).isEmpty();
            assertThat(pool.replaced()).isEqualTo(1);
            assertThat(pool.started()).isEqualTo(2);
            assertThat(pool.busy()).isZero();
        }
    }

    @Test
    void anExcerptGoesOnAtTheVeryFrameAsWell() throws IOException {
        Excerpt part = new Excerpt(1.5, 4);
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.firstOf("dies", folder.resolve("mark")), LONG)) {
            float[][] read = read(pool, part);
            assertThat(pool.replaced()).isEqualTo(1);
            assertThat(read[1]).hasSize(4 * RATE).startsWith(whole[1][RATE * 3 / 2]);
            assertThat(read[1]).containsSequence(Arrays.copyOfRange(whole[1], 3 * RATE, 3 * RATE + 500));
            assertThat(read[1][4 * RATE - 1]).isEqualTo(whole[1][RATE * 11 / 2 - 1]);
        }
    }

    @Test
    void theProcessOfTheSecondTryServesNothingElse() throws IOException {
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.firstOf("dies", folder.resolve("mark")), LONG)) {
            read(pool, Excerpt.WHOLE);
            assertThat(pool.running()).isZero();
            read(pool, Excerpt.WHOLE);
            assertThat(pool.started()).isEqualTo(3);
            assertThat(pool.running()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dies, 'died (exit code 7)'",
        "hangs, hung (no samples for 1.0 s)",
        "grows, 'of memory, over the limit of 200 MiB'"
    })
    void aFileThatEndsTwoWorkersIsRefusedForGood(String fault, String how) {
        assumeThatMemoryIsTold(fault);
        try (DecodeWorkerPool pool = pool(MisbehavingWorker.eachOf(fault), silence(fault))) {
            AudioException error = catchThrowableOfType(AudioException.class, () -> read(pool, Excerpt.WHOLE));

            assertThat(error.problem()).isEqualTo(Problem.BREAKS_WORKERS);
            assertThat(error.problem().isTransient()).isFalse();
            assertThat(error)
                    .hasMessageStartingWith("https://example.org/song.flac ended two decode workers: the first ")
                    .hasMessageContaining(how)
                    .hasMessageContaining("; the second, which served nothing else, ")
                    .hasMessageEndingWith(": check that it plays, convert it to WAV, or raise the limits on the silence"
                            + " and the memory of decode workers.");
            assertThat(pool.started()).isEqualTo(2);
            assertThat(pool.busy()).isZero();
            assertThat(pool.running()).isZero();
        }
    }

    private static Duration silence(String fault) {
        return fault.equals("hangs") ? Duration.ofSeconds(1) : LONG;
    }

    private static void assumeThatMemoryIsTold(String fault) {
        Assumptions.assumeTrue(
                !fault.equals("grows")
                        || ResidentMemory.bytes(ProcessHandle.current().pid()) > 0,
                "memory of processes is not told here");
    }

    private static DecodeWorkerPool pool(DecodeWorkerCommand command, Duration silence) {
        DecodeWorkerSettings settings =
                new DecodeWorkerSettings(1, LONG, LONG, silence, 500, 200 << 20, Duration.ofMinutes(5));
        return new DecodeWorkerPool(command, settings);
    }

    private static float[][] read(DecodeWorkerPool pool, Excerpt excerpt) throws AudioException {
        try (DecodedStream stream = pool.decode(song, excerpt, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            return AudioBuffer.readAll(stream).samples();
        }
    }
}
