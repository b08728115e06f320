package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.audio.Signals;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavReader;
import io.ripieno.music.wav.WavWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An excerpt costs no more than its format forces: what is decoded is counted in packets, what is read in bytes. */
class ExcerptCostTest {
    /** Where the place of a sample is known; in others it is searched for, in FLAC and Ogg by halving. */
    private static final Set<EncodedFixture> INDEXED =
            Set.of(EncodedFixture.M4A_AAC, EncodedFixture.M4A_ALAC, EncodedFixture.AIFF, EncodedFixture.WAV_ALAW);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = EncodedFixture.class, mode = EnumSource.Mode.EXCLUDE, names = "WAV_MS_ADPCM")
    void twoSecondsAtTheEndAreDecodedAlone(EncodedFixture kind) throws IOException {
        Path file = folder.resolve("recording");
        int seconds = INDEXED.contains(kind) ? 20 : 10;
        kind.write(file, repeated(Signals.chord(kind.sampleRate(), 2, kind.sampleRate()), seconds));
        DecodeTask whole = decode(file, Excerpt.WHOLE);
        DecodeTask part = decode(file, new Excerpt(seconds - 2, 2));

        double share = part.packets() / (double) whole.packets();
        assertThat(share)
                .as("%s of %s packets", part.packets(), whole.packets())
                .isBetween(2.0 / seconds, 4.0 / seconds);
        if (INDEXED.contains(kind)) {
            assertThat(part.bytesRead()).isLessThan(Files.size(file) / 2);
        }
    }

    @Test
    void tenSecondsAtTheEndOfHalfAnHourOfFlacAreReadAndDecodedAlone() throws IOException {
        Path file = folder.resolve("half-hour");
        EncodedFixture.FLAC_16.write(file, repeated(Signals.chord(8000, 1, 8000), 1800));
        DecodeTask minute = decode(file, new Excerpt(0, 60));
        DecodeTask part = decode(file, new Excerpt(1790, 10));

        assertThat(part.packets() / (double) minute.packets()).isBetween(10 / 60.0, 12 / 60.0);
        assertThat(part.bytesRead()).isLessThan(Files.size(file) / 10);
    }

    @Test
    void tenSecondsAtTheEndOfTwoGigabytesOfWavAreReadAlone() throws IOException {
        Path counters = Path.of("/proc/self/io");
        Assumptions.assumeTrue(Files.isReadable(counters), "how much a process reads is not told here");
        Path file = sparseWav(2_000_000_000L);
        double seconds = 2_000_000_000L / (44_100 * 4.0);

        long before = bytesRead(counters);
        try (WavReader reader = WavReader.open(file, new Excerpt(seconds - 10, 10), AudioLimits.DEFAULT)) {
            assertThat(AudioBuffer.readAll(reader).frames()).isEqualTo(441_000);
        }
        assertThat(bytesRead(counters) - before).isBetween(1_764_000L, 20_000_000L);
    }

    private DecodeTask decode(Path file, Excerpt excerpt) throws IOException {
        Requests none = new Requests(new ByteArrayInputStream(new byte[0]), () -> {});
        DecodeRequest request = new DecodeRequest(1, FileName.of(Recording.of(file)), excerpt, AudioLimits.DEFAULT);
        DecodeTask task = new DecodeTask(request, none, new Answers(OutputStream.nullOutputStream()));
        task.run();
        return task;
    }

    private static AudioBuffer repeated(AudioBuffer second, int times) {
        float[][] samples = new float[second.samples().length][times * second.frames()];
        for (int c = 0; c < samples.length; c++) {
            for (int i = 0; i < times; i++) {
                System.arraycopy(second.samples()[c], 0, samples[c], i * second.frames(), second.frames());
            }
        }
        return new AudioBuffer(second.format(), samples);
    }

    /** A file whose header states many samples, which take no room as they are all 0. */
    private Path sparseWav(long dataBytes) throws IOException {
        Path file = folder.resolve("sparse.wav");
        try (WavWriter writer = WavWriter.create(file, new AudioFormat(44_100, 2), WavCoding.PCM_16)) {
            writer.write(new float[2][44_100], 0, 44_100);
            writer.finish();
        }
        long headBytes = Files.size(file) - 44_100 * 4;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(headBytes - 4);
            bytes.writeInt(Integer.reverseBytes((int) dataBytes));
            bytes.setLength(headBytes + dataBytes);
        }
        return file;
    }

    private static long bytesRead(Path counters) throws IOException {
        String first = Files.readAllLines(counters).get(0);
        return Long.parseLong(first.substring(first.indexOf(' ') + 1));
    }
}
