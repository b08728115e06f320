package io.ripieno.models.benchmark.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.benchmark.BenchmarkCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class FairnessBenchmarkCommandTest {
    @Test
    @Timeout(120)
    void shortRecordingsAreTimedAloneAndAmongLongOnes() throws Exception {
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(new BenchmarkCommand());
        line.setOut(new PrintWriter(text));
        assertThat(line.execute(
                        "fairness", "--models", "repository", "--jobs", "4", "--long", "3", "--json", "--require", "2"))
                .as("more than all cannot be within the bound")
                .isEqualTo(1);

        JsonNode document = new ObjectMapper().readTree(text.toString());
        assertThat(document.get("windows").intValue()).as("of ten seconds").isEqualTo(1);
        double alone = document.at("/fairness.aloneMillis/median").doubleValue();
        double among = document.at("/fairness.amongOthersMillis/median").doubleValue();
        double longest = document.get("fairness.longestBatchMillis").doubleValue();
        assertThat(alone).isPositive();
        assertThat(longest).isPositive();
        assertThat(document.get("fairness.boundMillis").doubleValue()).isEqualTo(2 * alone + longest);
        assertThat(document.get("fairness.ratio").doubleValue()).isEqualTo(among / alone);
        assertThat(document.get("fairness.within").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    @Timeout(120)
    void oneLongRecordingIsEnough() {
        CommandLine line = new CommandLine(new FairnessBenchmarkCommand());
        line.setOut(new PrintWriter(new StringWriter()));
        assertThat(line.execute("--models", "repository", "--jobs", "1", "--long", "1"))
                .isZero();
    }

    @Test
    void noLongRecordingsAreRefused() {
        StringWriter words = new StringWriter();
        CommandLine line = new CommandLine(new FairnessBenchmarkCommand()).setErr(new PrintWriter(words));
        assertThat(line.execute("--long", "0")).isEqualTo(2);
        assertThat(words.toString()).contains("--long (0)");
    }
}
