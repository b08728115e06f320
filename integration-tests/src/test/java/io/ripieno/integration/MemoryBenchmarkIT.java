package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
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
    /** Outside of the heap; so short a time holds the compiler's work, which the benchmark's own verdict leaves behind. */
    private static final double GROWTH = 1.25;

    @Test
    void memoryOutsideTheHeapIsBoundedAndDoesNotGrowWithTheJobs(@TempDir Path folder) throws Exception {
        JsonNode document = Benchmark.run(
                folder,
                Duration.ofMinutes(8),
                "memory",
                "--jobs",
                "20",
                "--longest",
                "3600",
                "--heap",
                Integer.toString(HEAP_MIB));
        assertThat(document.get("jobs").asInt()).isEqualTo(20);
        assertThat(document.get("memory.nativeMib").asDouble()).isBetween(1.0, NATIVE_MIB);
        JsonNode quarters = document.get("memory.quartersMib");
        assertThat(quarters)
                .hasSize(4)
                .allSatisfy(quarter -> assertThat(quarter.get("looks").asInt()).isGreaterThanOrEqualTo(10));
        double early = Math.max(outsideOfTheHeap(quarters, 0), outsideOfTheHeap(quarters, 1));
        assertThat(outsideOfTheHeap(quarters, 2)).isBetween(1.0, GROWTH * early);
        assertThat(outsideOfTheHeap(quarters, 3)).isBetween(1.0, GROWTH * early);
    }

    private static double outsideOfTheHeap(JsonNode quarters, int quarter) {
        return quarters.get(quarter).get("all").asDouble() - HEAP_MIB;
    }
}
