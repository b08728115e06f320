package io.ripieno.music.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Signals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"PCM_8, 8", "PCM_16, 16", "PCM_24, 24", "PCM_32, 24", "FLOAT_32, 24", "FLOAT_64, 24"})
    void whatFitsTheBitsComesBackExactly(WavCoding coding, int bits) throws IOException {
        for (int channels : new int[] {1, 2, 3, 8}) {
            AudioBuffer signal = Signals.rounded(Signals.chord(44100, channels, 20_011), bits);
            Path file = folder.resolve(coding + "-" + channels);
            write(file, signal, coding);
            assertReads(file, signal, "wav");
        }
    }

    @Test
    void integersAreRoundedAndClipped() throws IOException {
        Path file = folder.resolve("loud");
        write(file, AudioBuffer.mono(8000, new float[] {2f, -2f, 0.6f / 32768, Float.NaN}), WavCoding.PCM_16);

        assertReads(file, AudioBuffer.mono(8000, new float[] {32767 / 32768f, -1f, 1f / 32768, 0f}), "wav");
    }

    @Test
    void anotherReaderUnderstandsTheHeader() throws Exception {
        Path file = folder.resolve("other");
        AudioBuffer signal = Signals.rounded(Signals.chord(32000, 2, 1001), 16);
        write(file, signal, WavCoding.PCM_16);

        byte[] bytes = Files.readAllBytes(file);
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(in.getFrameLength()).isEqualTo(1001);
            assertThat(in.getFormat().getSampleRate()).isEqualTo(32000f);
            ByteBuffer samples = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(samples.getShort(4 * 500) / 32768f).isEqualTo(signal.samples()[0][500]);
        }
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(bytes.length - 8);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCM_8", "PCM_24", "FLOAT_32"})
    void sizesBeyond32BitsBecomeRf64(WavCoding coding) throws IOException {
        Path file = folder.resolve("large");
        AudioBuffer signal = Signals.rounded(Signals.chord(8000, 1, 5001), 8);
        try (WavWriter writer = WavWriter.create(file, signal.format(), coding, 5000)) {
            writer.write(signal.samples(), 0, signal.frames());
            assertThat(writer.finish()).isEqualTo(5001);
        }

        assertThat(new String(Files.readAllBytes(file), 0, 4, StandardCharsets.ISO_8859_1))
                .isEqualTo("RF64");
        assertReads(file, signal, "rf64");
    }

    @Test
    void aFileThatIsNotFinishedIsRemoved() throws IOException {
        Path file = folder.resolve("half");
        try (WavWriter writer = WavWriter.create(file, new AudioFormat(8000, 1), WavCoding.PCM_16)) {
            writer.write(new float[1][100], 0, 100);
            assertThat(file).exists();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingIsWrittenAfterTheEnd() throws IOException {
        Path file = folder.resolve("done");
        WavWriter writer = WavWriter.create(file, new AudioFormat(8000, 1), WavCoding.PCM_16);
        writer.finish();
        writer.close();

        assertThat(file).exists();
        assertThatIllegalStateException().isThrownBy(() -> writer.write(new float[1][1], 0, 1));
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = folder.resolve("none").resolve("sound.wav");
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> WavWriter.create(file, new AudioFormat(8000, 1), WavCoding.PCM_16))
                .withMessageStartingWith(file + " cannot be written")
                .matches(e -> e.problem() == Problem.INPUT_OUTPUT);
    }

    private static void write(Path file, AudioBuffer signal, WavCoding coding) throws AudioException {
        try (WavWriter writer = WavWriter.create(file, signal.format(), coding)) {
            for (int at = 0; at < signal.frames(); at += 777) {
                writer.write(signal.samples(), at, Math.min(777, signal.frames() - at));
            }
            assertThat(writer.finish()).isEqualTo(signal.frames());
        }
    }

    private static void assertReads(Path file, AudioBuffer signal, String container) throws AudioException {
        try (WavReader reader = WavReader.open(file, Excerpt.WHOLE, AudioLimits.DEFAULT)) {
            AudioBuffer read = AudioBuffer.readAll(reader);
            assertThat(read.format()).isEqualTo(signal.format());
            assertThat(Signals.difference(signal.samples(), read.samples())).isEmpty();
            assertThat(reader.info().container()).isEqualTo(container);
            assertThat(reader.warnings()).isEqualTo(List.of());
        }
    }
}
