package io.ripieno.models.benchmark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SchedulerBenchmarkCommandTest {
    @Test
    void itTellsWhatAWindowCostsForEachLengthOfTheQueue() throws Exception {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute("--queued", "100,250", "--windows", "2000", "--json");
        assertThat(exit).isZero();
        JsonNode costs = new ObjectMapper().readTree(out.toString()).get("costs");
        assertThat(costs).hasSize(6);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.get("queued").asInt()).isIn(100, 250);
            assertThat(cost.get("graphs").asInt()).isIn(1, 12);
            assertThat(cost.get("threads").asInt()).isIn(1, 4);
            assertThat(cost.get("cpuMicrosPerWindow").asDouble()).isPositive();
            assertThat(cost.get("bytesPerWindow").asDouble()).isNotNegative();
        });
    }
}
