package io.ripieno.models.benchmark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** In this virtual machine and for an instant: what is told, not what it is worth. */
class MicroBenchmarkCommandTest {
    @BeforeAll
    static void besideOtherMeasurements() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void eachStepIsToldWithItsParametersAndTime() throws Exception {
        String told = run("--only", "Scheduler", "--param", "queued=64", "--param", "graphs=1,2", "--json");
        JsonNode steps = new ObjectMapper().readTree(told).get("steps");
        assertThat(steps).hasSize(3).allSatisfy(step -> {
            assertThat(step.get("score").asDouble()).isPositive();
            assertThat(step.get("unit").asText()).isEqualTo("us/op");
        });
        assertThat(steps.findValuesAsText("step"))
                .containsExactly("SchedulerBatches.window", "SchedulerBatches.window", "SchedulerHandover.window");
        assertThat(steps.get(1).get("parameters").get("graphs").asText()).isEqualTo("2");
        assertThat(steps.get(2).get("threads").asInt()).isEqualTo(2);
    }

    @Test
    void theTableHasALineForEachStep() {
        assertThat(run("--only", "BufferLending").lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith("BufferLending.copyAWindow"))
                .anySatisfy(line -> assertThat(line).startsWith("BufferLending.lendToTwo"));
    }

    private static String run(String... more) {
        String[] words = {"--forks", "0", "--iterations", "1", "--seconds", "0.02"};
        String[] line = new String[words.length + more.length];
        System.arraycopy(words, 0, line, 0, words.length);
        System.arraycopy(more, 0, line, words.length, more.length);
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new MicroBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute(line);
        assertThat(exit).isZero();
        return out.toString();
    }
}
