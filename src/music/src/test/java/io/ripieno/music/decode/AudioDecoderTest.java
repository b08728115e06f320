package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Signals;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioDecoderTest {
    @TempDir
    static Path folder;

    private static DecodeWorkerPool workers;
    private static AudioDecoder decoder;

    @BeforeAll
    static void open() {
        workers =
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT.withWorkers(1));
        decoder = new AudioDecoder(AudioLimits.DEFAULT, workers);
    }

    @AfterAll
    static void close() {
        decoder.close();
    }

    @Test
    void plainWavNeedsNoWorker() throws AudioException {
        AudioBuffer signal = Signals.rounded(Signals.chord(16000, 2, 16000), 16);
        Path file = folder.resolve("plain.mp3");
        try (WavWriter writer = WavWriter.create(file, signal.format(), WavCoding.PCM_16)) {
            writer.write(signal.samples(), 0, signal.frames());
            writer.finish();
        }
        try (AudioDecoder alone = new AudioDecoder(
                        AudioLimits.DEFAULT,
                        new DecodeWorkerPool(MisbehavingWorker.command("dies"), DecodeWorkerSettings.DEFAULT));
                DecodedStream stream = alone.open(file, Excerpt.WHOLE)) {
            assertThat(Signals.difference(
                            signal.samples(), AudioBuffer.readAll(stream).samples()))
                    .isEmpty();
        }
    }

    @Test
    void samplesAtFullScaleAreCountedWhileTheyAreRead() throws IOException {
        AudioBuffer signal = Signals.chord(44_100, 2, 30_000);
        Arrays.fill(signal.samples()[0], 100, 102, 1f);
        Arrays.fill(signal.samples()[1], 8190, 8195, -1f);
        Path file = folder.resolve("clipped.flac");
        EncodedFixture.FLAC_16.write(file, signal);
        try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
            float[][] block = new float[2][1000];
            while (stream.read(block, 0, 1000) >= 0) {
                assertThat(stream.clippedSamples()).isPresent();
            }
            assertThat(stream.clippedSamples()).hasValue(5);
        }
    }

    @Test
    void probingTellsWhatAFileIs() throws IOException {
        Path file = folder.resolve("probed");
        EncodedFixture.OPUS.write(file, Signals.chord(48000, 2, 96_000));
        AudioInfo info = decoder.probe(file);

        assertThat(info.container()).isEqualTo("ogg");
        assertThat(info.codec()).isEqualTo("opus");
        assertThat(info.format()).isEqualTo(new AudioFormat(48000, 2));
        assertThat(info.statedSeconds()).hasValue(2.0);
        assertThat(workers.busy()).isZero();
    }

    @Test
    void namesInAnyScriptAreOpened() throws IOException {
        boolean unicode = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('é');
        Assumptions.assumeTrue(unicode, "file names here are not Unicode: run under a UTF-8 locale");
        Path file = folder.resolve("Für Elise %41 – 音.mp3");
        EncodedFixture.MP3.write(file, Signals.chord(44100, 1, 44100));

        assertThat(decoder.probe(file).codec()).isEqualTo("mp3");
    }

    @Test
    void whatIsMissingOrNoFileIsNamed() {
        Path missing = folder.resolve("missing.flac");
        refused(decoder, missing, Problem.INPUT_OUTPUT, missing + " is not a regular file");
        refused(decoder, folder, Problem.INPUT_OUTPUT, folder + " is not a regular file");
    }

    @Test
    void whatIsNoAudioIsUnreadable() throws IOException {
        Path file = folder.resolve("text");
        for (String text : new String[] {"", "x", "RIFF", "RIFF____WAVE", "words ".repeat(20_000)}) {
            Files.writeString(file, text);
            refused(decoder, file, Problem.UNREADABLE, file.toString());
        }
    }

    @Test
    void containersAndCodecsThatAreNotOnTheListAreNamed() throws IOException {
        Path matroska = folder.resolve("video.mp3");
        encode(matroska, new EncoderSettings("matroska", "libmp3lame", "fltp", 0, 128_000));
        refused(decoder, matroska, Problem.UNSUPPORTED, "looks like 'matroska,webm', which is not supported: convert");

        Path ac3 = folder.resolve("surround.m4a");
        encode(ac3, new EncoderSettings("mp4", "ac3", "fltp", 0, 192_000));
        refused(decoder, ac3, Problem.UNSUPPORTED, "is coded as 'ac3', which is not supported: convert it to WAV");
    }

    @Test
    void playlistsThatPointElsewhereAreNotFollowed() throws IOException {
        Path target = folder.resolve("target.mp3");
        EncodedFixture.MP3.write(target, Signals.chord(44100, 1, 44100));
        Path hls = Files.writeString(
                folder.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + target.toUri() + "\n#EXT-X-ENDLIST\n");
        refused(decoder, hls, Problem.UNSUPPORTED, "looks like 'hls'");

        Path concat = Files.writeString(folder.resolve("concat.mp3"), "ffconcat version 1.0\nfile '" + target + "'\n");
        refused(decoder, concat, Problem.UNSUPPORTED, "looks like 'concat'");
    }

    @Test
    void holdsToTheLimitsThroughWorkers() throws IOException {
        Path file = folder.resolve("long");
        EncodedFixture.FLAC_16.write(file, Signals.chord(44100, 8, 4 * 44100));
        AudioLimits loose = new AudioLimits(Duration.ofSeconds(4), 100 << 20, 8, Duration.ofMinutes(1));
        AudioLimits threeSeconds = new AudioLimits(Duration.ofSeconds(3), 100 << 20, 8, Duration.ofMinutes(1));
        AudioLimits sixChannels = new AudioLimits(Duration.ofSeconds(4), 100 << 20, 6, Duration.ofMinutes(1));
        AudioLimits thousandBytes = new AudioLimits(Duration.ofSeconds(4), 1000, 8, Duration.ofMinutes(1));
        AudioLimits noTime = new AudioLimits(Duration.ofSeconds(4), 100 << 20, 8, Duration.ofMillis(1));

        assertThat(new AudioDecoder(loose, workers).probe(file).statedSeconds()).hasValue(4.0);
        refused(new AudioDecoder(threeSeconds, workers), file, Problem.TOO_LONG, "over the limit of 3.0 s");
        refused(
                new AudioDecoder(sixChannels, workers),
                file,
                Problem.TOO_MANY_CHANNELS,
                "8 channels, over the limit of 6");
        refused(new AudioDecoder(thousandBytes, workers), file, Problem.TOO_LARGE, "over the limit of 1000");
        refused(new AudioDecoder(noTime, workers), file, Problem.TIMED_OUT, "over the limit of 0.001 s");
        try (DecodedStream part = new AudioDecoder(threeSeconds, workers).open(file, new Excerpt(1, 2.5))) {
            assertThat(AudioBuffer.readAll(part).frames()).isEqualTo(5 * 44100 / 2);
        }
    }

    @Test
    void aLengthThatIsNotStatedIsHeldToAsItIsDecoded() throws IOException {
        Path file = folder.resolve("unstated");
        EncodedFixture.ADTS_AAC.write(file, Signals.chord(44100, 1, 4 * 44100));
        AudioLimits limits = new AudioLimits(Duration.ofSeconds(3), 100 << 20, 8, Duration.ofMinutes(1));

        try (DecodedStream stream = new AudioDecoder(limits, workers).open(file, Excerpt.WHOLE)) {
            float[][] block = new float[1][3 * 44100 - 50_000];
            assertThat(stream.read(block, 0, 1)).isEqualTo(1);
            assertThatExceptionOfType(AudioException.class)
                    .isThrownBy(() -> AudioBuffer.readAll(stream))
                    .withMessageContaining("over the limit of 3.0 s")
                    .matches(e -> e.problem() == Problem.TOO_LONG);
        }
        assertThat(workers.busy()).isZero();
    }

    @Test
    void aTruncatedFileIsReadAsFarAsItGoes() throws IOException {
        Path file = folder.resolve("whole");
        EncodedFixture.FLAC_16.write(file, Signals.chord(44100, 2, 4 * 44100));
        AudioBuffer whole = read(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
            AudioBuffer half = AudioBuffer.readAll(stream);
            assertThat(half.frames()).isBetween(44100, 3 * 44100);
            assertThat(Arrays.mismatch(half.samples()[1], whole.samples()[1]))
                    .isGreaterThanOrEqualTo(half.frames() - 4608);
            assertThat(stream.statedFrames()).hasValue(4 * 44100);
        }
    }

    private static void encode(Path file, EncoderSettings settings) throws IOException {
        EncodedFixture.write(file, Signals.chord(44100, 2, 44100), settings);
    }

    private static AudioBuffer read(Path file) throws AudioException {
        try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
            return AudioBuffer.readAll(stream);
        }
    }

    private static void refused(AudioDecoder by, Path file, Problem problem, String words) {
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> {
                    try (DecodedStream stream = by.open(file, Excerpt.WHOLE)) {
                        AudioBuffer.readAll(stream);
                    }
                })
                .withMessageContaining(words)
                .matches(e -> e.problem() == problem, "problem " + problem);
        assertThat(workers.busy()).isZero();
    }
}
