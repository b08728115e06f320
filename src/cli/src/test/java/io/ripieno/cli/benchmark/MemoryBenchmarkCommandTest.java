package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import io.ripieno.cli.serve.BuiltPrograms;
import io.ripieno.music.decode.DecodeWorkerCommand;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MemoryBenchmarkCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"4.9", "7201"})
    void aLongestExcerptThatIsNoneOfTheRecordingIsRefusedBeforeAnythingIsStarted(String longest) {
        Places nowhere = new Places(Path.of("/no/such/checkout"), Optional.empty());
        var service = new OwnService(nowhere, new BuiltPrograms(nowhere), DecodeWorkerCommand.ofThisProgram());
        var command = CommandLine.populateCommand(
                new MemoryBenchmarkCommand(new Screen().terminal(), service), "--longest", longest, "--models", "m");
        assertThatThrownBy(command::call)
                .isInstanceOf(CliException.class)
                .hasMessageContaining("--longest " + Double.parseDouble(longest) + " is outside 5.0 to 7200 s");
    }
}
