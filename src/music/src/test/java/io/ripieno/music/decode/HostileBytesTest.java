package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mutated files: each is read in part or refused for what it is, within its limits, and the pool stays whole. */
class HostileBytesTest {
    private static final int MUTATIONS = 5;
    private static final AudioLimits LIMITS =
            new AudioLimits(Duration.ofSeconds(20), 10 << 20, 8, Duration.ofSeconds(20));

    @TempDir
    static Path folder;

    private static DecodeWorkerPool workers;
    private static AudioDecoder decoder;

    @BeforeAll
    static void open() {
        workers =
                new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT.withWorkers(1));
        decoder = new AudioDecoder(LIMITS, workers);
    }

    @AfterAll
    static void close() {
        decoder.close();
    }

    @ParameterizedTest
    @EnumSource(EncodedFixture.class)
    void mutatedFilesAreReadOrRefused(EncodedFixture kind) throws IOException {
        Path file = folder.resolve("whole");
        kind.write(file, Signals.chord(kind.sampleRate(), 2, kind.sampleRate()));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(kind.name().hashCode());
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, mutate(whole, i, random));
            try (DecodedStream stream = decoder.open(file, i % 2 == 0 ? Excerpt.WHOLE : new Excerpt(0.5, 0.3))) {
                assertThat(isFinite(AudioBuffer.readAll(stream).samples())).isTrue();
            } catch (AudioException e) {
                assertThat(e.problem())
                        .as("%s mutation %s: %s", kind, i, e.getMessage())
                        .isIn(EnumSet.of(
                                Problem.UNREADABLE,
                                Problem.UNSUPPORTED,
                                Problem.TOO_SHORT,
                                Problem.TOO_LONG,
                                Problem.TOO_MANY_CHANNELS));
            }
            assertThat(workers.busy()).isZero();
        }
    }

    private static boolean isFinite(float[][] samples) {
        for (float[] channel : samples) {
            for (float sample : channel) {
                if (!Float.isFinite(sample)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static byte[] mutate(byte[] whole, int how, Random random) {
        byte[] bytes = whole.clone();
        switch (how) {
            case 0 -> flip(bytes, 0, Math.min(200, bytes.length), 4, random);
            case 1 -> flip(bytes, 0, bytes.length, 40, random);
            case 2 -> Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0xff);
            case 3 -> {
                int cut = 1 + random.nextInt(bytes.length - 1);
                return Arrays.copyOf(bytes, cut);
            }
            default -> System.arraycopy(whole, 0, bytes, bytes.length / 2, bytes.length / 4);
        }
        return bytes;
    }

    private static void flip(byte[] bytes, int from, int to, int count, Random random) {
        for (int i = 0; i < count; i++) {
            bytes[from + random.nextInt(to - from)] = (byte) random.nextInt(256);
        }
    }
}
