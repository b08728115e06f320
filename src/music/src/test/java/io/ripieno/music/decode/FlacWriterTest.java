package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.audio.Signals;
import io.ripieno.music.decode.FlacWriter.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlacWriterTest {
    @TempDir
    static Path folder;

    private static DecodeWorkerPool workers;

    @BeforeAll
    static void open() {
        workers =
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT.withWorkers(1));
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BITS_16, 16, 1, 44100, 100003",
        "BITS_16, 16, 2, 44100, 100003",
        "BITS_16, 16, 8, 16000, 30011",
        "BITS_24, 24, 1, 96000, 100003",
        "BITS_24, 24, 2, 48000, 100003",
        "BITS_24, 24, 6, 22050, 1",
        "BITS_16, 16, 2, 44100, 0",
        "BITS_24, 24, 2, 11025, 4096",
    })
    void whatFitsTheBitsComesBackExactly(Depth depth, int bits, int channels, int sampleRate, int frames)
            throws AudioException {
        AudioBuffer signal = Signals.rounded(Signals.chord(sampleRate, channels, frames), bits);
        Path file = folder.resolve(depth + "-" + channels + "-" + frames);
        write(file, signal, depth);

        try (DecodedStream stream =
                workers.decode(Recording.of(file), Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            assertThat(stream.info().codec()).isEqualTo("flac");
            AudioBuffer read = AudioBuffer.readAll(stream);
            assertThat(read.format()).isEqualTo(signal.format());
            assertThat(Signals.difference(signal.samples(), read.samples())).isEmpty();
            assertThat(stream.warnings()).isEmpty();
        }
    }

    @Test
    void whatIsBeyondFullScaleIsClipped() throws AudioException {
        Path file = folder.resolve("loud");
        write(file, AudioBuffer.mono(8000, new float[] {2f, -2f, 0.6f / 32768}), Depth.BITS_16);

        try (DecodedStream stream =
                workers.decode(Recording.of(file), Excerpt.WHOLE, AudioLimits.DEFAULT, AbortSignal.NEVER)) {
            assertThat(AudioBuffer.readAll(stream).samples()[0]).containsExactly(32767 / 32768f, -1f, 1f / 32768);
        }
    }

    @Test
    void isSmallerThanTheSamples() throws Exception {
        Path file = folder.resolve("small");
        float[] tone = new float[44100];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(i * 0.05));
        }
        write(file, AudioBuffer.mono(44100, tone), Depth.BITS_16);

        assertThat(Files.size(file)).isLessThan(2 * 44100 / 2);
    }

    @Test
    void aFileThatIsNotFinishedIsRemovedAndItsWorkerReplaced() throws AudioException {
        Path file = folder.resolve("half");
        try (FlacWriter writer = FlacWriter.create(file, new AudioFormat(44100, 2), Depth.BITS_16, workers)) {
            writer.write(new float[2][50_000], 0, 50_000);
            assertThat(workers.busy()).isEqualTo(1);
        }
        assertThat(file).doesNotExist();
        assertThat(workers.busy()).isZero();
    }

    @Test
    void nothingIsWrittenAfterTheEnd() throws AudioException {
        Path file = folder.resolve("done");
        FlacWriter writer = FlacWriter.create(file, new AudioFormat(44100, 1), Depth.BITS_16, workers);
        writer.write(new float[1][10], 0, 10);
        assertThat(writer.finish()).isEqualTo(10);
        assertThat(writer.finish()).isEqualTo(10);
        writer.close();

        assertThat(file).exists();
        assertThatIllegalStateException().isThrownBy(() -> writer.write(new float[1][1], 0, 1));
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = folder.resolve("none").resolve("sound.flac");
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> write(file, Signals.chord(8000, 1, 200_000), Depth.BITS_16))
                .withMessageStartingWith(file + " cannot be written: check that its folder exists")
                .matches(e -> e.problem() == Problem.INPUT_OUTPUT);
        assertThat(workers.busy()).isZero();
    }

    @Test
    void whatFlacCannotHoldIsRefused() {
        Path file = folder.resolve("wide");
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> write(file, Signals.chord(8000, 9, 100), Depth.BITS_16))
                .withMessageContaining("channels=9")
                .matches(e -> e.problem() == Problem.UNSUPPORTED);
        assertThat(file).doesNotExist();
    }

    private static void write(Path file, AudioBuffer signal, Depth depth) throws AudioException {
        try (FlacWriter writer = FlacWriter.create(file, signal.format(), depth, workers)) {
            for (int at = 0; at < signal.frames(); at += 7777) {
                writer.write(signal.samples(), at, Math.min(7777, signal.frames() - at));
            }
            assertThat(writer.finish()).isEqualTo(signal.frames());
        }
    }
}
