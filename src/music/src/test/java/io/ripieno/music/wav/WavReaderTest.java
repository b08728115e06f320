package io.ripieno.music.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sound");
    }

    @Test
    void reads8BitIntegersAsUnsigned() throws IOException {
        WavBytes.riff().fmt(1, 1, 8000, 1, 8).data(4).u8(128, 255, 0, 192).write(file);

        assertThat(samples()[0]).containsExactly(0f, 127 / 128f, -1f, 0.5f);
    }

    @Test
    void reads16BitIntegers() throws IOException {
        WavBytes.riff()
                .fmt(1, 2, 44100, 4, 16)
                .data(8)
                .hex("0000 ff7f 0080 0040")
                .write(file);

        assertThat(samples()).isDeepEqualTo(new float[][] {{0f, -1f}, {32767 / 32768f, 0.5f}});
    }

    @Test
    void reads24BitIntegersWithTheirPadding() throws IOException {
        WavBytes.riff()
                .fmt(1, 1, 44100, 3, 24)
                .data(9)
                .hex("ffff7f 000080 0000c0 00")
                .text("LIST")
                .u32(0)
                .write(file);

        assertThat(samples()[0]).containsExactly(8388607 / 8388608f, -1f, -0.5f);
    }

    @Test
    void reads32BitIntegers() throws IOException {
        WavBytes.riff().fmt(1, 1, 44100, 4, 32).data(8).hex("00000080 00000020").write(file);

        assertThat(samples()[0]).containsExactly(-1f, 0.25f);
    }

    @Test
    void reads32BitFloatsBeyondFullScale() throws IOException {
        WavBytes.riff()
                .fmt(3, 1, 48000, 4, 32)
                .data(12)
                .floats(0.1f, -3f, 1e-20f)
                .write(file);

        assertThat(samples()[0]).containsExactly(0.1f, -3f, 1e-20f);
    }

    @Test
    void reads64BitFloats() throws IOException {
        WavBytes.riff().fmt(3, 1, 16000, 8, 64).data(16).doubles(0.1, -0.75).write(file);

        assertThat(samples()[0]).containsExactly(0.1f, -0.75f);
    }

    @Test
    void readsExtensibleWithIntegersAndFloats() throws IOException {
        WavBytes.riff()
                .extensible(1, 3, 44100, 6, 16, 16)
                .data(6)
                .hex("0040 0020 00c0")
                .write(file);
        assertThat(samples()).isDeepEqualTo(new float[][] {{0.5f}, {0.25f}, {-0.5f}});

        WavBytes.riff().extensible(3, 1, 44100, 4, 32, 32).data(4).floats(0.3f).write(file);
        assertThat(samples()[0]).containsExactly(0.3f);
    }

    @Test
    void integersNarrowerThanTheirFieldAreJustifiedToItsUpperBits() throws IOException {
        WavBytes.riff()
                .extensible(1, 1, 44100, 4, 32, 24)
                .data(4)
                .hex("00 000040")
                .write(file);
        assertThat(samples()[0]).containsExactly(0.5f);

        WavBytes.riff().fmt(1, 1, 44100, 2, 12).data(2).hex("0040").write(file);
        assertThat(samples()[0]).containsExactly(0.5f);
    }

    @Test
    void skipsChunksBeforeFormatAndSamplesAndTheirPadding() throws IOException {
        WavBytes.riff()
                .text("JUNK")
                .u32(3)
                .u8(1, 2, 3, 0)
                .fmt(1, 1, 8000, 2, 16)
                .text("LIST")
                .u32(4)
                .text("INFO")
                .data(2)
                .hex("0040")
                .write(file);

        assertThat(samples()[0]).containsExactly(0.5f);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0xffff_ffffL})
    void aLengthThatIsNotStatedMeansToTheEnd(long stated) throws IOException {
        WavBytes.riff()
                .fmt(1, 1, 8000, 2, 16)
                .data(stated)
                .hex("0040 0020 0010")
                .write(file);

        try (WavReader reader = open()) {
            assertThat(AudioBuffer.readAll(reader).samples()[0]).containsExactly(0.5f, 0.25f, 0.125f);
            assertThat(reader.statedFrames()).hasValue(3);
            assertThat(reader.warnings()).singleElement().asString().contains("does not state");
        }
    }

    @Test
    void noSamplesBeforeAnotherChunkAreNoSamples() throws IOException {
        WavBytes.riff()
                .fmt(1, 1, 8000, 2, 16)
                .data(0)
                .text("LIST")
                .u32(4)
                .text("INFO")
                .write(file);

        try (WavReader reader = open()) {
            assertThat(AudioBuffer.readAll(reader).frames()).isZero();
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void aTruncatedFileIsReadAsFarAsItGoes() throws IOException {
        WavBytes.riff().fmt(1, 2, 8000, 4, 16).data(4000).hex("0040 0020 0010").write(file);

        try (WavReader reader = open()) {
            assertThat(AudioBuffer.readAll(reader).samples()).isDeepEqualTo(new float[][] {{0.5f}, {0.25f}});
            assertThat(reader.warnings())
                    .containsExactly(
                            "The file is truncated: its header states 4000 bytes of samples, 6 are there.",
                            "The samples end within a frame; the last 2 bytes are left out.");
        }
    }

    @Test
    void readsSizesOf64Bits() throws IOException {
        WavBytes.rf64()
                .text("ds64")
                .u32(28)
                .u64(0)
                .u64(4)
                .u64(2)
                .u32(0)
                .fmt(1, 1, 8000, 2, 16)
                .data(0xffff_ffffL)
                .hex("0040 0020")
                .text("LIST")
                .u32(0)
                .write(file);

        try (WavReader reader = open()) {
            assertThat(reader.info().container()).isEqualTo("rf64");
            assertThat(AudioBuffer.readAll(reader).samples()[0]).containsExactly(0.5f, 0.25f);
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void samplesThatAreNoNumbersAreSilence() throws IOException {
        WavBytes.riff()
                .fmt(3, 1, 8000, 4, 32)
                .data(16)
                .floats(Float.NaN, 0.5f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)
                .write(file);

        try (WavReader reader = open()) {
            assertThat(AudioBuffer.readAll(reader).samples()[0]).containsExactly(0f, 0.5f, 0f, 0f);
            assertThat(reader.warnings()).containsExactly("3 samples are not finite numbers and were read as 0.");
        }
    }

    @Test
    void excerptsAreExactAndMeet() throws IOException {
        WavBytes bytes = WavBytes.riff().fmt(1, 2, 10, 4, 16).data(4 * 100);
        for (int i = 0; i < 100; i++) {
            bytes.u16(i * 256).u16(-i * 256);
        }
        bytes.write(file);

        assertThat(read(new Excerpt(2.5, 0.3)).samples()[0]).containsExactly(25 / 128f, 26 / 128f, 27 / 128f);
        assertThat(read(new Excerpt(2.8, 0.3)).samples()[1]).containsExactly(-28 / 128f, -29 / 128f, -30 / 128f);
        assertThat(read(new Excerpt(9.8, 5)).frames()).isEqualTo(2);
        assertThat(read(new Excerpt(10, 5)).frames()).isZero();
        assertThat(read(new Excerpt(1e300, 5)).frames()).isZero();
    }

    @Test
    void readsInBlocksOfAnySize() throws IOException {
        WavBytes bytes = WavBytes.riff().fmt(1, 1, 8000, 2, 16).data(2 * 100_000);
        for (int i = 0; i < 100_000; i++) {
            bytes.u16(i);
        }
        bytes.write(file);

        try (WavReader reader = open()) {
            float[][] block = new float[1][1000];
            int length = 0;
            for (int read, size = 1; (read = reader.read(block, 7, size)) >= 0; size = size * 7 % 991 + 1) {
                for (int i = 0; i < read; i++, length++) {
                    assertThat(block[0][7 + i]).isEqualTo((short) length / 32768f);
                }
            }
            assertThat(length).isEqualTo(100_000);
            assertThat(reader.read(block, 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void refusesHeadersThatMakeNoSense() throws IOException {
        refused(WavBytes.riff().fmt(1, 1, 0, 2, 16).data(2).u16(0), Problem.UNREADABLE, "0 Hz");
        refused(WavBytes.riff().fmt(1, 1, 0xffff_ffffL, 2, 16).data(2).u16(0), Problem.UNREADABLE, "4294967295 Hz");
        refused(WavBytes.riff().fmt(1, 0, 8000, 2, 16).data(2).u16(0), Problem.UNREADABLE, "0 channels");
        refused(WavBytes.riff().fmt(1, 2, 8000, 0, 16).data(2).u16(0), Problem.UNREADABLE, "frames of 0 bytes");
        refused(WavBytes.riff().fmt(1, 2, 8000, 5, 16).data(2).u16(0), Problem.UNREADABLE, "frames of 5 bytes");
        refused(WavBytes.riff().fmt(1, 1, 8000, 2, 0).data(2).u16(0), Problem.UNREADABLE, "0 bits");
        refused(WavBytes.riff().text("fmt ").u32(4).u32(1).data(2).u16(0), Problem.UNREADABLE, "format chunk of 4");
        refused(WavBytes.riff().data(2).u16(0), Problem.UNREADABLE, "before its format");
        refused(WavBytes.riff().fmt(1, 1, 8000, 2, 16), Problem.UNREADABLE, "ends before any sample");
        refused(WavBytes.riff().text("LIST").u32(0xffff_fff0L), Problem.UNREADABLE, "ends before any sample");
    }

    @Test
    void endlessEmptyChunksAreRefused() throws IOException {
        WavBytes bytes = WavBytes.riff();
        for (int i = 0; i < 10_000; i++) {
            bytes.text("JUNK").u32(0);
        }
        refused(bytes.fmt(1, 1, 8000, 2, 16).data(2).u16(0), Problem.UNREADABLE, "ends before any sample");
    }

    @Test
    void leavesCodedSamplesToOthers() throws IOException {
        refused(WavBytes.riff().fmt(2, 1, 8000, 256, 4).data(256).u16(0), Problem.UNSUPPORTED, "tag 0x2");
        refused(WavBytes.riff().fmt(7, 1, 8000, 1, 8).data(2).u16(0), Problem.UNSUPPORTED, "tag 0x7");
        refused(WavBytes.riff().fmt(1, 1, 8000, 8, 64).data(8).u64(0), Problem.UNSUPPORTED, "64 integer bits");
        refused(WavBytes.riff().fmt(3, 1, 8000, 2, 16).data(2).u16(0), Problem.UNSUPPORTED, "16 float bits");
    }

    @Test
    void holdsToTheLimits() throws IOException {
        WavBytes.riff().fmt(1, 9, 10, 18, 16).data(18).write(file);
        assertRefused(AudioLimits.DEFAULT, Problem.TOO_MANY_CHANNELS, "has 9 channels, over the limit of 8: mix");

        WavBytes bytes = WavBytes.riff().fmt(1, 1, 10, 2, 16).data(2 * 31);
        for (int i = 0; i < 31; i++) {
            bytes.u16(i);
        }
        bytes.write(file);
        AudioLimits three = new AudioLimits(Duration.ofSeconds(3), 1 << 20, 8, Duration.ofSeconds(9));
        assertRefused(three, Problem.TOO_LONG, "at least 3 s of audio, over the limit of 3.0 s: ask for an excerpt");
        try (WavReader reader = WavReader.open(file, new Excerpt(0.1, 5), three)) {
            assertThat(AudioBuffer.readAll(reader).frames()).isEqualTo(30);
        }

        AudioLimits small = new AudioLimits(Duration.ofSeconds(9), 100, 8, Duration.ofSeconds(9));
        assertRefused(small, Problem.TOO_LARGE, "has 106 bytes, over the limit of 100: compress");
    }

    @Test
    void aMissingFileIsTransientAndNamed() {
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(this::open)
                .withMessageContaining(file.toString())
                .matches(e -> e.problem() == Problem.INPUT_OUTPUT && e.problem().isTransient());
    }

    @Test
    void tellsWhatTheFileIs() throws IOException {
        WavBytes.riff().fmt(3, 2, 48000, 16, 64).data(32).doubles(0, 0, 0, 0).write(file);
        try (WavReader reader = open()) {
            assertThat(reader.info().codec()).isEqualTo("pcm_f64le");
            assertThat(reader.info().container()).isEqualTo("wav");
            assertThat(reader.format()).isEqualTo(reader.info().format());
            assertThat(reader.info().statedSeconds()).hasValue(2 / 48000.0);
        }
    }

    private void refused(WavBytes bytes, Problem problem, String words) throws IOException {
        bytes.write(file);
        assertRefused(AudioLimits.DEFAULT, problem, words);
    }

    private void assertRefused(AudioLimits limits, Problem problem, String words) {
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> WavReader.open(file, Excerpt.WHOLE, limits))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(words)
                .matches(e -> e.problem() == problem, "problem " + problem);
    }

    private WavReader open() throws AudioException {
        return WavReader.open(file, Excerpt.WHOLE, AudioLimits.DEFAULT);
    }

    private float[][] samples() throws AudioException {
        try (WavReader reader = open()) {
            float[][] samples = AudioBuffer.readAll(reader).samples();
            assertThat(reader.warnings()).isEqualTo(List.of());
            return samples;
        }
    }

    private AudioBuffer read(Excerpt excerpt) throws AudioException {
        try (WavReader reader = WavReader.open(file, excerpt, AudioLimits.DEFAULT)) {
            return AudioBuffer.readAll(reader);
        }
    }
}
