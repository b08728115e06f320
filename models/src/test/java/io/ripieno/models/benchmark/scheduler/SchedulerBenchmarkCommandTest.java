package io.ripieno.models.benchmark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SchedulerBenchmarkCommandTest {
    @Test
    void itTellsWhatAWindowCostsForEachLengthOfTheQueue() throws Exception {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute("--queued", "100,250", "--windows", "2000", "--rounds", "2", "--json", "--require", "0");
        assertThat(exit).as("nothing costs no time").isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(out.toString());
        JsonNode costs = document.get("costs");
        assertThat(costs).hasSize(12);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.get("queued").asInt()).isIn(100, 250);
            assertThat(cost.get("graphs").asInt()).isIn(1, 12);
            assertThat(cost.get("threads").asInt()).isIn(1, 4);
            assertThat(cost.get("cpuMicrosPerWindow").asDouble()).isPositive();
            assertThat(cost.get("batch").asInt()).isIn(4, 32);
            assertThat(cost.has("aloneMicrosPerWindow"))
                    .as("known of one thread only")
                    .isEqualTo(cost.get("threads").asInt() == 1);
            assertThat(cost.get("bytesPerWindow").asDouble()).isNotNegative();
            assertThat(cost.get("cpuMicrosPerWindow").asDouble())
                    .isLessThanOrEqualTo(document.get("scheduler.worstMicros").asDouble());
        });
        assertThat(document.get("scheduler.growth").asDouble())
                .as("of the shortest queue over itself at least")
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void theTableLeavesOpenWhatIsNotKnown() {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute("--queued", "100", "--windows", "100", "--rounds", "1");
        assertThat(exit).isZero();
        assertThat(out.toString().lines().skip(2).limit(6))
                .satisfiesExactly(known(), known(), open(), known(), known(), open());
        assertThat(out.toString()).doesNotContain("NaN").contains("scheduler.ownGrowth 1.00");
    }

    private static Consumer<String> known() {
        return line -> assertThat(line).doesNotContain(" - ");
    }

    private static Consumer<String> open() {
        return line ->
                assertThat(line.trim().split(" +")).filteredOn("-"::equals).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--jobs"})
    void oneAtLeastIsToBeGiven(String option) {
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setErr(new PrintWriter(err))
                .execute(option, "0");
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(option + " is 0. Give at least 1.");
    }

    @ParameterizedTest
    @CsvSource({"100, 24, 5", "100, 250, 1", "1, 1, 1"})
    void aJobHasSoManyWindowsAtMost(int queued, int windowsPerJob, int jobs) throws Exception {
        try (SchedulerLoad load = new SchedulerLoad(queued, windowsPerJob, 12, 4)) {
            assertThat(load.jobs()).isEqualTo(jobs);
            assertThat(load.run(queued)).isGreaterThanOrEqualTo(queued);
        }
    }

    @Test
    void aQueueMayGrowWhileTheJobsStayTheSame() {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute("--queued", "120,240", "--jobs", "10", "--windows", "100", "--rounds", "1");
        assertThat(exit).isZero();
        assertThat(out.toString().lines().skip(2)).hasSize(12 + 3);
    }
}
