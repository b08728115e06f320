package io.ripieno.models.benchmark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "--rounds, 0, --rounds is 0. Give at least 1.",
        "--queued, '100,31', '--queued is 31. Give at least 32, a full batch.'",
        "--jobs, 0, '--jobs is 0. Give at least 1, and at most the 1000 windows of the shortest queue.'",
        "--jobs, 1001, '--jobs is 1001. Give at least 1, and at most the 1000 windows of the shortest queue.'"
    })
    void whatCannotBeMeasuredIsRefused(String option, String value, String why) {
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setErr(new PrintWriter(err))
                .execute(option, value);
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 10", "7, 7, 7", ", 2, 3"})
    void aQueueMayGrowWhileTheJobsStayTheSame(@Nullable Integer jobs, int ofTheShorter, int ofTheLonger)
            throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("--queued", "120,240", "--windows", "100", "--rounds", "1", "--json"));
        if (jobs != null) {
            arguments.addAll(List.of("--jobs", jobs.toString()));
        }
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new SchedulerBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
        assertThat(exit).isZero();
        for (JsonNode cost : new ObjectMapper().readTree(out.toString()).get("costs")) {
            int expected = cost.get("queued").asInt() == 120 ? ofTheShorter : ofTheLonger;
            assertThat(cost.get("jobs").asInt()).isEqualTo(cost.get("threads").asInt() == 1 ? expected : 2);
        }
    }

    @Test
    void eachJobHasAsManyWindowsAsAnyOtherOrOneMore() throws Exception {
        try (SchedulerLoad load = new SchedulerLoad(100, 7, 12, 4)) {
            assertThat(load.windowsByJob()).containsExactly(15, 14, 14, 15, 14, 14, 14);
            assertThat(load.run(100)).isGreaterThanOrEqualTo(100);
        }
    }
}
