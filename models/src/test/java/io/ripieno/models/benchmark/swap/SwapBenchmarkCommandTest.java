package io.ripieno.models.benchmark.swap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.benchmark.BenchmarkCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** With the tagger that ships. */
class SwapBenchmarkCommandTest {
    @Test
    @Timeout(120)
    void aNewVersionTakesOverWhileJobsRunAndAWrongOneIsRefused() throws Exception {
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(new BenchmarkCommand());
        line.setOut(new PrintWriter(text));
        assertThat(line.execute(
                        "swap",
                        "--models",
                        "repository",
                        "--swaps",
                        "1",
                        "--jobs",
                        "2",
                        "--seconds",
                        "10",
                        "--json",
                        "--require",
                        "-1"))
                .as("no time is that short")
                .isEqualTo(1);

        JsonNode document = new ObjectMapper().readTree(text.toString());
        assertThat(document.get("swapSeconds")).hasSize(1);
        assertThat(document.get("swapSeconds").get(0).doubleValue()).isPositive();
        assertThat(document.get("jobs").intValue())
                .as("two on each version, two after the refusal")
                .isGreaterThanOrEqualTo(6);
        assertThat(document.get("swap.failedJobs").intValue()).isZero();
        assertThat(document.get("failure").isNull()).isTrue();
        assertThat(document.get("refusal").textValue()).contains("instrument-tagger", "golden", "the worst is [");
        assertThat(document.get("swap.idleMillis").doubleValue()).isNotNegative();
        assertThat(document.get("waitingShare").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void noSwapsAreRefused() {
        StringWriter words = new StringWriter();
        CommandLine line = new CommandLine(new SwapBenchmarkCommand()).setErr(new PrintWriter(words));
        assertThat(line.execute("--swaps", "0")).isEqualTo(2);
        assertThat(words.toString()).contains("--swaps (0)");
    }
}
