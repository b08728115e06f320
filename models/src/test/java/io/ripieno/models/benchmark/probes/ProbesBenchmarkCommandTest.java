package io.ripieno.models.benchmark.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class ProbesBenchmarkCommandTest {
    @Test
    @Timeout(120)
    void eachProbeIsComparedWithABareLoopAndWithItselfAmongTheOthers() throws Exception {
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(
                new ProbesBenchmarkCommand(List.of(SixJoined.of(4, 8, 4), LoopOf64.of(6, 16, 4), new HostAlone(3, 4))));
        line.setOut(new PrintWriter(text));
        assertThat(line.execute("--rounds", "1", "--seconds", "0.05", "--json", "--require", "1000"))
                .as("nobody is that much faster than a bare loop")
                .isEqualTo(1);

        JsonNode document = new ObjectMapper().readTree(text.toString());
        double shares = 0;
        for (String probe : List.of("six", "loop", "host")) {
            String key = "probes." + probe;
            assertThat(document.get(key + ".efficiency").doubleValue()).isPositive();
            assertThat(document.get(key + ".efficiency.cpu").doubleValue()).isPositive();
            assertThat(document.get(key + ".rounds")).hasSize(1).allSatisfy(round -> {
                assertThat(round.at("/bare/spansPerSecond").doubleValue()).isPositive();
                assertThat(round.at("/plan/cpuMillisPerSpan").doubleValue()).isPositive();
            });
            shares += document.get(key + ".mixed").doubleValue();
        }
        assertThat(document.get("probes.mixed").doubleValue()).isEqualTo(shares);
    }
}
