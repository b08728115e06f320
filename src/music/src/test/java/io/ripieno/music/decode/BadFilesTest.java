package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a file is bad has its error, which names the file, the limit and the value, and what to do. */
class BadFilesTest {
    private static final AudioLimits LIMITS = new AudioLimits(Duration.ofSeconds(4), 8 << 20, 8, Duration.ofMinutes(1));

    private static DecodeWorkerPool workers;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        workers = new DecodeWorkerPool(
                DecodeWorkerCommand.ofThisProgram(),
                DecodeWorkerSettings.DEFAULT.withWorkers(1).withWear(new WorkerWear(500, 500, 512 << 20)));
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @Test
    void empty() throws IOException {
        refused(LIMITS, new byte[0], Problem.UNREADABLE, " is empty (0 bytes): make it again, or fetch it again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLAC_16", "MP3", "OGG_VORBIS", "OPUS", "M4A_AAC", "AIFF"})
    void truncatedWithinItsHead(EncodedFixture kind) throws IOException {
        byte[] whole = encoded(kind, 2, 1);
        refused(LIMITS, Arrays.copyOf(whole, 24), Problem.UNREADABLE, " is not readable as audio (", "not damaged.");
    }

    @Test
    void truncatedBehindTheHeadOfWav() throws IOException {
        byte[] whole = wav(2, 44_100);
        refused(
                LIMITS,
                Arrays.copyOf(whole, whole.length - 4 * 44_100),
                Problem.TOO_SHORT,
                " has 0 samples (0 s) of audio, under the minimum of 0.1 s: send a longer recording or excerpt.");
    }

    @ParameterizedTest
    @CsvSource({
        "FLAC_16, 'The file states 4.0 s, but ends after '",
        "AIFF, 'The file states 4.0 s, but ends after '",
        "MP3, 'The file states 4.0 s, but ends after '",
        "ADTS_AAC, ''",
        "OGG_VORBIS, ''"
    })
    void truncatedInTheMiddle(EncodedFixture kind, String warning) throws IOException {
        byte[] whole = encoded(kind, 2, 4);
        try (DecodedStream stream = open(LIMITS, Arrays.copyOf(whole, whole.length / 2))) {
            assertThat(AudioBuffer.readAll(stream).seconds()).isBetween(0.9, 2.5);
            assertThat(String.join(" ", stream.warnings())).contains(warning);
        }
    }

    @Test
    void truncatedInTheMiddleOfWav() throws IOException {
        byte[] whole = wav(2, 44_100);
        try (DecodedStream stream = open(LIMITS, Arrays.copyOf(whole, whole.length - 88_200))) {
            assertThat(AudioBuffer.readAll(stream).seconds()).isEqualTo(0.5);
            assertThat(stream.warnings())
                    .containsExactly(
                            "The file is truncated: its header states 176400 bytes of samples, 88200 are there.");
        }
    }

    @Test
    void truncatedBeforeTheTableOfM4a() throws IOException {
        byte[] whole = encoded(EncodedFixture.M4A_ALAC, 2, 2);
        refused(LIMITS, Arrays.copyOf(whole, whole.length / 2), Problem.UNREADABLE, " is not readable as audio (");
    }

    @Test
    void random() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        refused(LIMITS, noise, Problem.UNREADABLE, " is not readable as audio (", "AAC or M4A and not damaged.");
    }

    @Test
    void zeroHertzInWav() throws IOException {
        byte[] whole = wav(2, 44_100);
        zero(whole, "fmt ", 12);
        refused(
                LIMITS,
                whole,
                Problem.UNREADABLE,
                " states a sample rate of 0 Hz, outside of 1 to 1000000 Hz: repair its header with an audio editor.");
    }

    @Test
    void zeroHertzInCodedWav() throws IOException {
        byte[] whole = encoded(EncodedFixture.WAV_ALAW, 2, 1);
        zero(whole, "fmt ", 12);
        refused(
                LIMITS,
                whole,
                Problem.UNREADABLE,
                " states a sample rate of 0 Hz, outside of 1 to 1000000 Hz: repair its header with an audio editor.");
    }

    @Test
    void zeroHertzInAContainer() throws IOException {
        byte[] m4a = encoded(EncodedFixture.M4A_ALAC, 2, 1);
        zero(m4a, "alac", 28);
        refused(
                LIMITS,
                m4a,
                Problem.UNREADABLE,
                " states a sample rate of 0 Hz: repair its header with an audio editor.");

        byte[] aiff = encoded(EncodedFixture.AIFF, 2, 1);
        zero(aiff, "COMM", 16);
        refused(
                LIMITS,
                aiff,
                Problem.UNREADABLE,
                " states a sample rate of 0 Hz: repair its header with an audio editor.");
    }

    @Test
    void zeroHertzInTheHeadOfFlacMattersOnlyWhereNoFrameTellsBetter() throws IOException {
        byte[] flac = encoded(EncodedFixture.FLAC_16, 2, 1);
        flac[18] = 0;
        flac[19] = 0;
        flac[20] &= 0xf;
        try (DecodedStream stream = open(LIMITS, flac)) {
            assertThat(AudioBuffer.readAll(stream).format()).isEqualTo(new AudioFormat(44_100, 2));
        }
        for (int length : new int[] {42, 200, 9000}) {
            refused(
                    LIMITS,
                    Arrays.copyOf(flac, length),
                    Problem.UNREADABLE,
                    " states a sample rate of 0 Hz: repair its header with an audio editor.");
        }
    }

    @Test
    void moreThanEightChannelsInWav() throws IOException {
        refused(
                LIMITS,
                wav(9, 44_100),
                Problem.TOO_MANY_CHANNELS,
                " has 9 channels, over the limit of 8: mix it down first, or raise the limit on channels.");
    }

    @Test
    void moreThanEightChannelsInAContainer() throws IOException {
        refused(
                LIMITS,
                encoded(EncodedFixture.AIFF, 9, 1),
                Problem.TOO_MANY_CHANNELS,
                " has 9 channels, over the limit of 8: mix it down first, or raise the limit on channels.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLAC_16", "M4A_AAC"})
    void overTheLengthAsItIsStated(EncodedFixture kind) throws IOException {
        refused(
                LIMITS,
                encoded(kind, 1, 5),
                Problem.TOO_LONG,
                " gives at least 5 s of audio, over the limit of 4.0 s: ask for an excerpt, split the recording, or"
                        + " raise the limit on duration.");
    }

    @Test
    void overTheLengthAlthoughNoneIsStated() throws IOException {
        refused(
                LIMITS,
                encoded(EncodedFixture.ADTS_AAC, 1, 5),
                Problem.TOO_LONG,
                " gives at least 4 s of audio, over the limit of 4.0 s: ask for an excerpt, split the recording, or"
                        + " raise the limit on duration.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void overTheSize(int encoded) throws IOException {
        AudioLimits small = new AudioLimits(Duration.ofSeconds(4), 1000, 8, Duration.ofMinutes(1));
        byte[] bytes = encoded == 1 ? encoded(EncodedFixture.FLAC_16, 1, 1) : wav(1, 44_100);
        refused(
                small,
                bytes,
                Problem.TOO_LARGE,
                " has " + bytes.length + " bytes, over the limit of 1000: compress or split the recording, or raise the"
                        + " limit on bytes.");
    }

    @Test
    void overTheTime() throws IOException {
        AudioLimits hasty = new AudioLimits(Duration.ofSeconds(4), 8 << 20, 8, Duration.ofMillis(1));
        refused(
                hasty,
                encoded(EncodedFixture.FLAC_16, 2, 4),
                Problem.TIMED_OUT,
                " was not decoded after ",
                " s, over the limit of 0.001 s: ask for an excerpt, or raise the limit on decoding time.");
    }

    @ParameterizedTest
    @CsvSource({"4409, 4409 samples (0.099977 s)", "1, 1 sample (0.000023 s)", "0, 0 samples (0 s)"})
    void underTheLeastLength(int frames, String length) throws IOException {
        String words = " has " + length + " of audio, under the minimum of 0.1 s: send a longer recording or excerpt.";
        refused(LIMITS, wav(1, frames), Problem.TOO_SHORT, words);
        if (frames > 0) {
            Path file = folder.resolve("short");
            EncodedFixture.FLAC_16.write(file, Signals.chord(44_100, 1, frames));
            refused(LIMITS, Files.readAllBytes(file), Problem.TOO_SHORT, words);
        }
    }

    @Test
    void anExcerptBehindTheEnd() throws IOException {
        Path file = Files.write(folder.resolve("bad"), encoded(EncodedFixture.FLAC_16, 1, 1));
        assertThat(catchThrowableOfType(AudioException.class, () -> {
                    try (DecodedStream stream = new AudioDecoder(LIMITS, workers).open(file, new Excerpt(2, 1))) {
                        AudioBuffer.readAll(stream);
                    }
                }))
                .hasMessageContaining("0 samples (0 s) of audio, under the minimum of 0.1 s")
                .matches(e -> e.problem() == Problem.TOO_SHORT);
    }

    @Test
    void theLeastLengthItselfIsEnough() throws IOException {
        try (DecodedStream stream = open(LIMITS, wav(1, 4410))) {
            assertThat(AudioBuffer.readAll(stream).frames()).isEqualTo(4410);
        }
    }

    private byte[] encoded(EncodedFixture kind, int channels, int seconds) throws IOException {
        Path file = folder.resolve("whole");
        kind.write(file, Signals.chord(kind.sampleRate(), channels, seconds * kind.sampleRate()));
        return Files.readAllBytes(file);
    }

    /** Puts four zeros some bytes behind the beginning of each tag. */
    private static void zero(byte[] bytes, String tag, int behind) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, at + 1)) {
            Arrays.fill(bytes, at + behind, at + behind + 4, (byte) 0);
        }
    }

    private byte[] wav(int channels, int frames) throws IOException {
        Path file = folder.resolve("plain");
        AudioBuffer signal = Signals.chord(44_100, channels, frames);
        try (WavWriter writer = WavWriter.create(file, signal.format(), WavCoding.PCM_16)) {
            writer.write(signal.samples(), 0, frames);
            writer.finish();
        }
        return Files.readAllBytes(file);
    }

    private DecodedStream open(AudioLimits limits, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad"), bytes);
        return new AudioDecoder(limits, workers)
                .open(new Recording(file, "the song"), Excerpt.WHOLE, AbortSignal.NEVER);
    }

    private void refused(AudioLimits limits, byte[] bytes, Problem problem, String words) {
        refused(limits, bytes, problem, words, ".");
    }

    private void refused(AudioLimits limits, byte[] bytes, Problem problem, String words, String end) {
        AudioException error = catchThrowableOfType(AudioException.class, () -> {
            try (DecodedStream stream = open(limits, bytes)) {
                AudioBuffer.readAll(stream);
            }
        });
        assertThat(error).isNotNull();
        assertThat(error).hasMessageStartingWith("the song" + words).hasMessageEndingWith(end);
        assertThat(error.problem()).isEqualTo(problem);
        assertThat(error.problem().isTransient()).isFalse();
        assertThat(workers.busy()).isZero();
    }
}
