package io.ripieno.models.benchmark.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StreamBenchmarkCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aTaggerLearnsFromPiecesThatAreRenderedWhileItDoes() throws Exception {
        assertThat(execute("--pieces", "2", "--clips", "2", "--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("clips").asInt()).isEqualTo(4);
        assertThat(document.path("clipsPerSecondRendered").asDouble()).isPositive();
        assertThat(document.path("clipsPerSecondInMemory").asDouble()).isPositive();
        assertThat(document.path("waiting").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void refusesRunsOfNothing() {
        assertThat(execute("--pieces", "0")).isEqualTo(2);
    }

    private int execute(String... arguments) {
        return new CommandLine(new StreamBenchmarkCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
