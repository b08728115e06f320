package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.benchmark.RenderBenchmarkCommand.Result;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RenderBenchmarkCommandTest {
    private static final Result FAST = new Result("fluidsynth 2.3.1", "a.sf2", 16_000, 1, 120, 3, -150);
    private static final Result INEXACT = new Result("fluidsynth 2.3.1", "a.sf2", 16_000, 1, 120, 3, -119);
    private static final Result SLOW = new Result("JDK 17", "a.sf2", 44_100, 2, 120, 20, -150);

    @Test
    void eachFigureHasItsBarBesideIt() {
        String[] lines =
                RenderBenchmarkCommand.table(List.of(FAST, SLOW)).lines().toArray(String[]::new);
        assertThat(lines[0]).endsWith("x real time   bar left, dB");
        assertThat(lines[1]).endsWith("40.0    30   -150.0");
        assertThat(lines[2]).endsWith("6.0    12   -150.0");
        JsonNode results = new ObjectMapper()
                .valueToTree(RenderBenchmarkCommand.document(List.of(FAST, SLOW)))
                .path("results");
        assertThat(results.path(0).path("timesRealTime").asDouble()).isEqualTo(40);
        assertThat(results.path(0).path("bar").asDouble()).isEqualTo(30);
        assertThat(results.path(0).path("residualDecibels").asDouble()).isEqualTo(-150);
        assertThat(results.path(1).path("bar").asDouble()).isEqualTo(12);
        assertThat(FAST.isEnough()).isTrue();
        assertThat(SLOW.isEnough()).isFalse();
        assertThat(INEXACT.isEnough()).isFalse();
    }

    @Test
    void noPiecesAreRefused() {
        StringWriter words = new StringWriter();
        CommandLine line = new CommandLine(new RenderBenchmarkCommand()).setErr(new PrintWriter(words));
        assertThat(line.execute("--pieces", "0")).isEqualTo(2);
        assertThat(words.toString()).contains("--pieces (0) must be at least 1.");
    }
}
