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

class TerminationBenchmarkCommandTest {
    @Test
    @Timeout(120)
    void cancelsAndDeadlinesAreTimedBesideAnOperator() throws Exception {
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(new BenchmarkCommand());
        line.setOut(new PrintWriter(text));
        assertThat(line.execute(
                        "termination", "--times", "1", "--size", "256", "--steps", "1500", "--json", "--require", "0"))
                .as("nothing ends in no time")
                .isEqualTo(1);

        JsonNode document = new ObjectMapper().readTree(text.toString());
        assertThat(document.get("runMillis").doubleValue()).isPositive();
        assertThat(document.get("operatorMillis").doubleValue())
                .isEqualTo(document.get("runMillis").doubleValue() / 1500);
        double worst = 0;
        for (String way : new String[] {"cancel", "deadline"}) {
            JsonNode millis = document.get("termination." + way + "Millis");
            assertThat(millis.get("median").doubleValue())
                    .isBetween(0.0, millis.get("worst").doubleValue());
            worst = Math.max(worst, millis.get("worst").doubleValue());
        }
        assertThat(document.get("termination.worstMillis").doubleValue()).isEqualTo(worst);
    }
}
