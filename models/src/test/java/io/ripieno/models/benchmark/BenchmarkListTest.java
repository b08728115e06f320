package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarkListTest {
    @Test
    void thePageOfBenchmarksListsEachAndEachWritesJson() throws Exception {
        String page = Files.readString(Path.of("../docs/benchmarks.md"));
        assertThat(new CommandLine(new BenchmarkCommand()).getSubcommands()).allSatisfy((name, command) -> {
            assertThat(page).containsPattern("\\| `" + name + "[ `]");
            assertThat(command.getCommandSpec().findOption("--json")).as(name).isNotNull();
        });
    }
}
