package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** With the tagger that ships, for an instant. */
class EngineBenchmarkCommandTest {
    @Test
    void bothSidesAreToldWithTheirRatio() throws Exception {
        JsonNode document = new ObjectMapper().readTree(run("--json").out());
        assertThat(document.get("callers").asInt()).isEqualTo(2);
        assertThat(document.get("batch").asInt()).isPositive();
        assertThat(document.get("rehearsedSeconds").asDouble()).isEqualTo(0.2);
        assertThat(document.get("rounds")).hasSize(1).allSatisfy(round -> {
            for (String side : new String[] {"bare", "ours"}) {
                assertThat(round.get(side).get("windowsPerSecond").asDouble()).isPositive();
                assertThat(round.get(side).get("cpuMillisPerWindow").asDouble()).isPositive();
                assertThat(round.get(side).get("bytesPerWindow").asDouble()).isNotNegative();
                assertThat(round.get(side).get("batchFill").asDouble()).isBetween(0.01, 1.0);
            }
        });
        JsonNode round = document.get("rounds").get(0);
        assertThat(document.get("engine.efficiency").asDouble())
                .isEqualTo(round.get("ours").get("windowsPerSecond").asDouble()
                        / round.get("bare").get("windowsPerSecond").asDouble());
        assertThat(document.get("engine.efficiency.cpu").asDouble()).isPositive();
        assertThat(document.get("machine").get("cores").asInt()).isPositive();
    }

    @Test
    void theTableEndsWithTheKeyTheFigureAndTheLoad() {
        Screen screen = run();
        assertThat(screen.outLines()).hasSize(8);
        assertThat(screen.outLines().get(5)).matches("engine\\.efficiency \\d+\\.\\d{4}");
        assertThat(screen.outLines()).last().asString().startsWith("machine: ").contains("load");
    }

    private static Screen run(String... more) {
        Screen screen = new Screen();
        Path checkout = Path.of("../..").toAbsolutePath().normalize();
        String[] words = {"--seconds", "0.2", "--rounds", "1", "--callers", "2"};
        String[] line = new String[words.length + more.length];
        System.arraycopy(words, 0, line, 0, words.length);
        System.arraycopy(more, 0, line, words.length, more.length);
        int exit = new CommandLine(
                        new EngineBenchmarkCommand(screen.terminal(), new Places(checkout, Optional.empty())))
                .execute(line);
        assertThat(exit).as(screen.err()).isEqualTo(ExitCode.DONE);
        return screen;
    }
}
