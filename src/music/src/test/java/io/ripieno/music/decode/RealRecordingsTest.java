package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings of others, in the folder that the environment variable RIPIENO_DATA names. */
class RealRecordingsTest {
    private static final String REASON = "RIPIENO_DATA is not set: no real recordings are decoded";

    @SuppressWarnings("NullAway.Init") // without it no test runs
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static AudioDecoder decoder;

    @BeforeAll
    static void open() {
        String folder = System.getenv("RIPIENO_DATA");
        if (folder == null) {
            System.err.println(REASON);
        }
        Assumptions.assumeTrue(folder != null, REASON);
        data = Path.of(folder);
        decoder = new AudioDecoder(
                AudioLimits.DEFAULT,
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT.withWorkers(1)));
    }

    @AfterAll
    static void close() {
        if (decoder != null) {
            decoder.close();
        }
    }

    @Test
    void everyRecordingIsDecodedToItsStatedLength() throws IOException {
        List<Path> recordings = recordings(data.resolve("audio"));
        assertThat(recordings).hasSizeGreaterThan(30);
        for (Path recording : recordings) {
            AudioBuffer audio = read(recording);
            assertThat(audio.seconds()).as("seconds of %s", recording).isBetween(0.9, 200.0);
            assertThat(peak(audio)).as("peak of %s", recording).isBetween(0.001f, 1.5f);
            assertThat(decoder.probe(recording).statedFrames())
                    .as("%s", recording)
                    .hasValue(audio.frames());
        }
    }

    /** 5.333 s is what other readers of this collection give. */
    @Test
    void theTrumpetLoopHasItsPublishedLength() throws IOException {
        AudioBuffer trumpet = read(data.resolve("audio/librosa-data/sorohanro_-_solo-trumpet-06.hq.ogg"));
        assertThat(trumpet.format().sampleRate()).isEqualTo(44100);
        assertThat(trumpet.frames()).isEqualTo(235_201);
    }

    @Test
    void excerptsAreTheSameSamplesAsInTheWhole() throws IOException {
        for (String name :
                List.of("spleeter/audio_example.mp3", "librosa-data/Karissa_Hobbs_-_Lets_Go_Fishin.hq.ogg")) {
            Path recording = data.resolve("audio").resolve(name);
            AudioBuffer whole = read(recording);
            for (double start = 0.9; start < whole.seconds(); start = 1.7 * start + 0.123) {
                Excerpt excerpt = new Excerpt(start, 0.5);
                int from = (int) excerpt.startFrame(44100);
                int to = (int) Math.min(whole.frames(), from + excerpt.frames(44100));
                try (DecodedStream stream = decoder.open(recording, excerpt)) {
                    float[] part = AudioBuffer.readAll(stream).samples()[1];
                    assertThat(Arrays.mismatch(part, Arrays.copyOfRange(whole.samples()[1], from, to)))
                            .as("%s from %s s", name, start)
                            .isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void separationFixturesAreDecodedInProcess() throws IOException {
        List<Path> fixtures = recordings(data.resolve("mir_eval"));
        assertThat(fixtures).hasSizeGreaterThan(10);
        for (Path fixture : fixtures) {
            assertThat(decoder.probe(fixture).codec()).as("%s", fixture).isEqualTo("pcm_s16le");
            assertThat(read(fixture).frames()).isPositive();
        }
    }

    @Test
    void thePitchSweepOf64BitFloatsIsDecoded() throws IOException {
        List<Path> sweeps = recordings(data.resolve("pitch/crepe"));
        assertThat(sweeps).hasSize(1);
        AudioBuffer sweep = read(sweeps.get(0));

        assertThat(decoder.probe(sweeps.get(0)).codec()).isEqualTo("pcm_f64le");
        assertThat(sweep.format()).isEqualTo(new AudioFormat(16000, 1));
        assertThat(sweep.seconds()).isBetween(2.7, 2.8);
        assertThat(peak(sweep)).isBetween(0.1f, 1.01f);
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(wav|ogg|mp3|flac|m4a|opus)"))
                    .sorted()
                    .toList();
        }
    }

    private static AudioBuffer read(Path file) throws AudioException {
        try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
            AudioBuffer audio = AudioBuffer.readAll(stream);
            assertThat(stream.warnings()).as("warnings of %s", file).isEmpty();
            return audio;
        }
    }

    private static float peak(AudioBuffer audio) {
        float peak = 0;
        for (float[] channel : audio.samples()) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }
}
