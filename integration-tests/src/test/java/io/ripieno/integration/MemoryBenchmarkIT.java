package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.integration.system.Checkout;
import io.ripieno.integration.system.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty excerpts of a recording of two hours through a service with a heap of 768 MiB, with the packaged programs.
 * The longest have five minutes here, so that it takes seconds; {@code LongAudioIT} has those of two hours.
 */
class MemoryBenchmarkIT {
    private static final int HEAP_MIB = 768;
    /** Above what the service takes for its code, threads, model and buffers. */
    private static final double NATIVE_MIB = 640;
    /** So short a time holds the compiler's work, which the benchmark's own verdict leaves behind. */
    private static final double GROWTH = 1.15;

    @Test
    void memoryOutsideTheHeapIsBoundedAndDoesNotGrowWithTheJobs(@TempDir Path folder) throws Exception {
        List<String> line = List.of(
                "-Xmx256m",
                "-Dripieno.checkout=" + Checkout.root(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                Checkout.classPath("src/cli"),
                "io.ripieno.cli.Main",
                "benchmark",
                "memory",
                "--jobs",
                "20",
                "--longest",
                "300",
                "--heap",
                Integer.toString(HEAP_MIB),
                "--json");
        try (Program program = Program.java(folder, folder.resolve("out"), line)) {
            await("the jobs").atMost(Duration.ofMinutes(6)).until(() -> !program.isAlive());
            String said = program.log();
            System.out.println(said);
            assertThat(program.exitCode()).as(said).isZero();
            JsonNode document = new ObjectMapper().readTree(said.substring(said.indexOf('{')));
            assertThat(document.get("jobs").asInt()).isEqualTo(20);
            assertThat(document.get("memory.nativeMib").asDouble()).isBetween(1.0, NATIVE_MIB);
            JsonNode quarters = document.get("memory.quartersMib");
            double early = Math.max(all(quarters, 0), all(quarters, 1));
            assertThat(all(quarters, 2)).isBetween((double) HEAP_MIB, GROWTH * early);
            assertThat(all(quarters, 3)).isBetween((double) HEAP_MIB, GROWTH * early);
            assertThat(document.has("memory.flat")).isTrue();
        }
    }

    private static double all(JsonNode quarters, int quarter) {
        return quarters.get(quarter).get("all").asDouble();
    }
}
