package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of file through real worker processes, against the signal that it was made from. */
class DecodedKindsTest {
    private static final double SECONDS = 3.01;

    @TempDir
    static Path folder;

    private static AudioDecoder decoder;

    @BeforeAll
    static void open() {
        decoder = new AudioDecoder(
                AudioLimits.DEFAULT.withMinDuration(Duration.ZERO),
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT.withWorkers(1)));
    }

    @AfterAll
    static void close() {
        decoder.close();
    }

    /** Length beyond the signal is padding that the container does not tell: up to a frame of AAC, Vorbis or ADPCM. */
    @ParameterizedTest
    @CsvSource({
        "FLAC_16,    flac, flac,      0,    85",
        "FLAC_24,    flac, flac,      0,   130",
        "MP3,        mp3,  mp3,       0,    28",
        "OGG_VORBIS, ogg,  vorbis,    1023, 35",
        "OPUS,       ogg,  opus,      0,    30",
        "M4A_AAC,    mov,  aac,       1023, 27",
        "M4A_ALAC,   mov,  alac,      0,    85",
        "AIFF,       aiff, pcm_s16be, 0,    85",
        "WAV_MS_ADPCM, wav, adpcm_ms, 1023, 40",
        "WAV_ALAW,   wav,  pcm_alaw,  0,    30",
    })
    void givesTheSignalWithItsLength(EncodedFixture kind, String container, String codec, int padding, double snr)
            throws IOException {
        AudioBuffer signal = signal(kind, 2);
        try (DecodedStream stream = decoder.open(write(kind, signal), Excerpt.WHOLE)) {
            AudioBuffer decoded = AudioBuffer.readAll(stream);

            assertThat(stream.info().container()).isEqualTo(container);
            assertThat(stream.info().codec()).isEqualTo(codec);
            assertThat(decoded.format()).isEqualTo(signal.format());
            assertThat(decoded.frames()).isBetween(signal.frames(), signal.frames() + padding);
            assertThat(stream.statedFrames()).isPresent();
            assertThat((double) stream.statedFrames().getAsLong())
                    .isBetween(signal.frames() - 50.0, decoded.frames() + 50.0);
            assertThat(Signals.snr(signal, decoded)).isGreaterThan(snr);
            assertThat(stream.warnings()).isEmpty();
        }
    }

    @Test
    void aacWithoutContainerKeepsItsPrimingWhichNothingStates() throws IOException {
        AudioBuffer signal = signal(EncodedFixture.ADTS_AAC, 1);
        try (DecodedStream stream = decoder.open(write(EncodedFixture.ADTS_AAC, signal), Excerpt.WHOLE)) {
            float[] decoded = AudioBuffer.readAll(stream).samples()[0];
            float[] primed = Arrays.copyOfRange(decoded, 1024, decoded.length);

            assertThat(stream.statedFrames()).isEmpty();
            assertThat(Signals.snr(signal, AudioBuffer.mono(44100, primed))).isGreaterThan(27);
        }
    }

    @ParameterizedTest
    @EnumSource(EncodedFixture.class)
    void excerptsAreTheSameSamplesAsInTheWhole(EncodedFixture kind) throws IOException {
        Path file = write(kind, signal(kind, 2));
        AudioBuffer whole = read(file, Excerpt.WHOLE);
        int rate = kind.sampleRate();
        boolean randomNoise = kind == EncodedFixture.M4A_AAC || kind == EncodedFixture.ADTS_AAC;
        for (double start : new double[] {0.25, 1.5, 2.34567, 2.99}) {
            Excerpt excerpt = new Excerpt(start, 0.4);
            AudioBuffer part = read(file, excerpt);
            int from = (int) excerpt.startFrame(rate);
            int length = (int) Math.min(excerpt.frames(rate), whole.frames() - from);

            assertThat(part.frames()).as("start %s", start).isEqualTo(length);
            for (int c = 0; c < 2; c++) {
                float[] expected = Arrays.copyOfRange(whole.samples()[c], from, from + length);
                if (randomNoise) {
                    assertThat(Signals.snr(AudioBuffer.mono(rate, expected), AudioBuffer.mono(rate, part.samples()[c])))
                            .as("start %s", start)
                            .isGreaterThan(25);
                } else {
                    assertThat(Arrays.mismatch(part.samples()[c], expected))
                            .as("start %s", start)
                            .isEqualTo(-1);
                }
            }
        }
        assertThat(read(file, new Excerpt(60, 1)).frames()).as("beyond the end").isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLAC_16", "MP3", "OPUS", "M4A_AAC"})
    void monoStaysMono(EncodedFixture kind) throws AudioException, IOException {
        AudioBuffer signal = signal(kind, 1);
        AudioBuffer decoded = read(write(kind, signal), Excerpt.WHOLE);

        assertThat(decoded.format().channels()).isEqualTo(1);
        assertThat(Signals.snr(signal, decoded)).isGreaterThan(25);
    }

    private static AudioBuffer signal(EncodedFixture kind, int channels) {
        return Signals.chord(kind.sampleRate(), channels, (int) (SECONDS * kind.sampleRate()));
    }

    /** The name tells nothing about the kind. */
    private static Path write(EncodedFixture kind, AudioBuffer signal) throws IOException {
        Path file =
                folder.resolve("recording % " + Integer.toHexString(kind.name().hashCode()) + "-"
                        + signal.format().channels());
        kind.write(file, signal);
        return file;
    }

    private static AudioBuffer read(Path file, Excerpt excerpt) throws AudioException {
        try (DecodedStream stream = decoder.open(file, excerpt)) {
            return AudioBuffer.readAll(stream);
        }
    }
}
