package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProcessTimesTest {
    @Test
    void aChildThatEndsAfterItWasListedIsCountedAmongTheEnded() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "CPU times of processes are not told here");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(child.waitFor()).isZero();
        Deque<List<ProcessHandle>> listed = new ArrayDeque<>(List.of(List.of(child.toHandle()), List.of()));

        ProcessTimes times = ProcessTimes.now(() -> Objects.requireNonNull(listed.poll()));

        assertThat(times.children()).isPositive();
        assertThat(listed).isEmpty();
    }
}
