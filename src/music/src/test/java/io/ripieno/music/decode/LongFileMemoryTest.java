package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither who reads a recording nor the worker that decodes it takes more memory for a longer one. */
class LongFileMemoryTest {
    private static final int RATE = 44_100;

    /** What two runs of the same program may differ by: compiled code, pages of the collector. */
    private static final long NOISE = 16L << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void assume() {
        Assumptions.assumeTrue(
                Files.isReadable(Path.of("/proc/self/status")),
                "peaks of memory are not told here: nothing is measured");
    }

    @Test
    void tenMinutesTakeNoMoreMemoryThanOne() throws Exception {
        compare(1, 10);
    }

    @Test
    @Tag("soak")
    void twoHoursTakeNoMoreMemoryThanTenMinutes() throws Exception {
        compare(10, 120);
    }

    private void compare(int minutes, int moreMinutes) throws Exception {
        Peaks some = read(minutes);
        Peaks more = read(moreMinutes);

        System.out.println(minutes + " minutes: " + some + "; " + moreMinutes + " minutes: " + more);
        assertThat(more.reader()).isLessThan(some.reader() + NOISE);
        assertThat(more.worker()).isLessThan(some.worker() + NOISE);
    }

    private record Peaks(long reader, long worker) {
        @Override
        public String toString() {
            return "reader " + (reader >> 20) + " MiB, worker " + (worker >> 20) + " MiB";
        }
    }

    /** Reads a file in a process with a heap that could not hold a minute of it. */
    private Peaks read(int minutes) throws IOException, InterruptedException {
        Path file = folder.resolve(minutes + ".flac");
        write(file, minutes);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongFileReader.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        Files.delete(file);
        List<Long> numbers =
                List.of(answer.split(" ")).stream().map(Long::valueOf).toList();
        assertThat(numbers.get(0)).isEqualTo(60L * minutes * RATE);
        return new Peaks(numbers.get(1), numbers.get(2));
    }

    private static void write(Path file, int minutes) throws IOException {
        AudioBuffer second = Signals.chord(RATE, 2, RATE);
        DecodeWorkerSettings one = DecodeWorkerSettings.DEFAULT.withWorkers(1);
        try (DecodeWorkerPool workers = new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), one);
                FlacWriter writer = FlacWriter.create(file, second.format(), FlacWriter.Depth.BITS_16, workers)) {
            for (int i = 0; i < 60 * minutes; i++) {
                writer.write(second.samples(), 0, RATE);
            }
            writer.finish();
        }
    }
}
