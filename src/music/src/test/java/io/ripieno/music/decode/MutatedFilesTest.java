package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.audio.Signals;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are wrong in all ways: each is read or refused for what it is, and the pool stays whole. */
class MutatedFilesTest {
    private static final int FILES = 500;
    private static final long SEED = 20_261;
    private static final AudioLimits LIMITS =
            new AudioLimits(Duration.ofSeconds(20), 10 << 20, 8, Duration.ofSeconds(20));

    /** One worker for all that it survives, so that the time goes into files and not into starts. */
    private static final DecodeWorkerSettings LASTING = DecodeWorkerSettings.DEFAULT
            .withWorkers(1)
            .withTimes(new WorkerTimes(
                    Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofMinutes(5)))
            .withWear(new WorkerWear(10_000, 10_000, 512 << 20));

    @TempDir
    Path folder;

    @Test
    void fiveHundredMutatedFilesGiveAudioOrATypedError() throws IOException {
        List<byte[]> wholes = wholes();
        Random random = new Random(SEED);
        Map<Problem, Integer> refused = new EnumMap<>(Problem.class);
        int heard = 0;
        DecodeWorkerPool workers = new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), LASTING);
        try (AudioDecoder decoder = new AudioDecoder(LIMITS, workers)) {
            for (int i = 0; i < FILES; i++) {
                byte[] whole = wholes.get(i % wholes.size());
                Mutations mutation = Mutations.values()[i / wholes.size() % Mutations.values().length];
                Path file = Files.write(folder.resolve("mutated"), mutation.of(whole, wholes, random));
                Recording recording = new Recording(file, "number " + i + " (" + mutation + ")");
                try (DecodedStream stream = decoder.open(recording, excerpt(random), AbortSignal.NEVER)) {
                    requireFinite(recording, AudioBuffer.readAll(stream));
                    heard++;
                } catch (AudioException e) {
                    assertThat(e).hasMessageStartingWith(recording.name()).hasMessageEndingWith(".");
                    refused.merge(e.problem(), 1, Integer::sum);
                }
                assertThat(workers.busy()).as(recording.name()).isZero();
            }
            System.out.println("Of " + FILES + " mutated files " + heard + " were heard and " + refused + " refused by "
                    + workers.started() + " workers.");
            Path sound = Files.write(folder.resolve("sound"), wholes.get(1));
            try (DecodedStream stream = decoder.open(sound, Excerpt.WHOLE)) {
                assertThat(AudioBuffer.readAll(stream).seconds()).isEqualTo(0.5);
                assertThat(stream.warnings()).isEmpty();
            }
            assertThat(workers.running()).isLessThanOrEqualTo(1);
        }
        assertThat(heard).isGreaterThan(FILES / 10);
        assertThat(refused.keySet())
                .contains(Problem.UNREADABLE, Problem.TOO_SHORT)
                .doesNotContain(Problem.WORKER_LOST, Problem.WORKERS_BUSY, Problem.INPUT_OUTPUT, Problem.ABORTED);
        Awaitility.await().until(() -> ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(DecodeWorker.class.getName()))
                .findAny()
                .isEmpty());
    }

    private static Excerpt excerpt(Random random) {
        return random.nextInt(3) > 0 ? Excerpt.WHOLE : new Excerpt(0.3 * random.nextDouble(), 0.15);
    }

    private static void requireFinite(Recording recording, AudioBuffer heard) {
        for (float[] channel : heard.samples()) {
            for (float sample : channel) {
                if (!Float.isFinite(sample)) {
                    throw new AssertionError(recording + " gives " + sample);
                }
            }
        }
    }

    /** Half a second of each kind: plain WAV first, then what workers decode. */
    private List<byte[]> wholes() throws IOException {
        List<byte[]> wholes = new ArrayList<>();
        AudioBuffer signal = Signals.chord(44_100, 2, 22_050);
        Path wav = folder.resolve("wav");
        try (WavWriter writer = WavWriter.create(wav, signal.format(), WavCoding.PCM_16)) {
            writer.write(signal.samples(), 0, signal.frames());
            writer.finish();
        }
        wholes.add(Files.readAllBytes(wav));
        for (EncodedFixture kind : EncodedFixture.values()) {
            Path file = folder.resolve(kind.name());
            kind.write(file, Signals.chord(kind.sampleRate(), 2, kind.sampleRate() / 2));
            wholes.add(Files.readAllBytes(file));
        }
        return wholes;
    }
}
