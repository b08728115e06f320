package io.ripieno.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.decode.DecodeWorkerCommand;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MainTest {
    /** A decode worker says nothing of its own and ends with its input; the command line would complain of the word. */
    @Test
    void theHiddenCommandMakesTheProgramADecodeWorker() throws Exception {
        Process worker = start(DecodeWorkerCommand.HIDDEN);
        assertThat(worker.waitFor(1, TimeUnit.SECONDS)).isFalse();
        worker.getOutputStream().close();
        assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
        assertThat(worker.getErrorStream().readAllBytes()).isEmpty();
    }

    @Test
    void theExitCodeReachesTheShell() throws Exception {
        Process program = start("--fast");
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(ExitCode.USAGE);
    }

    private static Process start(String word) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        word)
                .start();
    }
}
