package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.benchmark.measures.SeededLatents;
import io.ripieno.models.benchmark.measures.SeededMelodies;
import io.ripieno.models.benchmark.measures.SeededTrack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MeasuresBenchmarkCommandTest {
    private static final String[] SMALL = {
        "--items",
        "50",
        "--dimensions",
        "4",
        "--attributes",
        "2",
        "--pair",
        "50",
        "--seconds",
        "1",
        "--melodies",
        "3",
        "--runs",
        "1"
    };

    @TempDir
    private Path folder;

    @Test
    void eachMeasureIsToldWithItsCostAndTheDataAreWritten() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "CPU times of processes are not told here");
        JsonNode first = new ObjectMapper().readTree(run(0, "--json", "--write", folder.toString()));
        assertThat(first.path("costs")).hasSize(4).allSatisfy(cost -> {
            assertThat(cost.path("wallSeconds").asDouble()).isPositive();
            assertThat(cost.path("value").isNumber()).isTrue();
        });
        assertThat(first.at("/costs/2/name").asText()).isEqualTo("bss-eval-v4");
        assertThat(folder.resolve("bundle.npz")).isNotEmptyFile();
        assertThat(folder.resolve("pair.npz")).isNotEmptyFile();
        assertThat(folder.resolve("estimates/vocals.wav")).isNotEmptyFile();
        assertThat(folder.resolve("second/002.mid")).isNotEmptyFile();
        JsonNode other = new ObjectMapper().readTree(run(1, "--json", "--seed", "2", "--require", "0"));
        for (int i = 0; i < 4; i++) {
            String value = "/costs/" + i + "/value";
            assertThat(other.at(value)).isNotEqualTo(first.at(value));
        }
    }

    @Test
    void theSameSeedGivesTheSameData() throws Exception {
        assertThat(SeededLatents.of(5, 3, 2, 1).a())
                .isDeepEqualTo(SeededLatents.of(5, 3, 2, 1).a());
        assertThat(SeededTrack.of(800, 1, 1).estimates().get("vocals"))
                .isDeepEqualTo(SeededTrack.of(800, 1, 1).estimates().get("vocals"));
        assertThat(SeededMelodies.of(1, 1).second().get(0))
                .isEqualTo(SeededMelodies.of(1, 1).second().get(0))
                .isNotEqualTo(SeededMelodies.of(1, 2).second().get(0));
    }

    @Test
    void sizesThatCannotBeMeasuredAreRefused() {
        assertThat(run(2, "--melodies", "1")).isEmpty();
    }

    private static String run(int code, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Stream.of(SMALL, more).flatMap(Arrays::stream).toArray(String[]::new);
        CommandLine line = new CommandLine(new MeasuresBenchmarkCommand())
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        assertThat(line.execute(words)).as(err.toString()).isEqualTo(code);
        return out.toString();
    }
}
