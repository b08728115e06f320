package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AbcBenchmarkCommandTest {
    @TempDir
    private Path folder;

    @Test
    void countsTunesAndRefusalsAndTellsWhatTheyTook() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "CPU times of processes are not told here");
        Files.writeString(folder.resolve("a.abc"), "X:1\nK:C\nabc|\n\nX:2\nabc|\n\nX:3\nK:D\nab|\n");

        JsonNode cost = new ObjectMapper().readTree(run("abc", folder.toString(), "--json"));

        assertThat(cost.get("tunes").asInt()).isEqualTo(3);
        assertThat(cost.get("refused").asInt()).isEqualTo(1);
        assertThat(cost.get("events").asInt()).isEqualTo(5);
        assertThat(cost.get("tunesPerSecond").asDouble()).isPositive();
        assertThat(run("abc", folder.toString())).containsPattern("tunes +3\n").containsPattern("refused +1\n");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new BenchmarkCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
