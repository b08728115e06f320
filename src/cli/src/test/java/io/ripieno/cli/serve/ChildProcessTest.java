package io.ripieno.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Optional<ChildProcess> child = Optional.empty();

    @AfterEach
    void endIt() {
        child.ifPresent(started -> started.stop(Duration.ZERO));
    }

    @Test
    void itIsReadyWhenTheConditionHolds() {
        ChildProcess shell = start("echo up; touch ready; sleep 60");
        shell.awaitReady(() -> Files.exists(folder.resolve("ready")), LONG);
        assertThat(shell.isAlive()).isTrue();
    }

    @Test
    void ifItEndsBeforeTheEndOfItsLogIsQuoted() {
        ChildProcess shell = start("seq 1 30; echo the cellar is flooded >&2; exit 7");
        assertThatThrownBy(() -> shell.awaitReady(() -> false, LONG))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("the shell ended unexpectedly (exit code 7)")
                .hasMessageContaining(shell.log().toString())
                .hasMessageContaining("the cellar is flooded")
                .hasMessageContaining("  30")
                .hasMessageNotContaining("  12\n");
    }

    @Test
    void ifItIsNeverReadyTheWaitEnds() {
        ChildProcess shell = start("sleep 60");
        assertThatThrownBy(() -> shell.awaitReady(() -> false, Duration.ofMillis(200)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("the shell was not ready after");
    }

    @Test
    void theInterruptOfATerminalPassesItBy() throws Exception {
        ChildProcess shell = start("echo $$ > pid; sleep 1; touch survived; sleep 60");
        Path pid = folder.resolve("pid");
        shell.awaitReady(() -> Files.exists(pid) && pid.toFile().length() > 1, LONG);
        new ProcessBuilder("kill", "-INT", Files.readString(pid).strip())
                .start()
                .waitFor();
        shell.awaitReady(() -> Files.exists(folder.resolve("survived")), LONG);
    }

    @Test
    void itMayTidyUpWhenItIsStopped() {
        ChildProcess shell = start("trap 'touch tidy; exit 0' TERM; touch ready; while :; do sleep 0.05; done");
        shell.awaitReady(() -> Files.exists(folder.resolve("ready")), LONG);
        assertThat(shell.stop(LONG)).isTrue();
        assertThat(folder.resolve("tidy")).exists();
    }

    @Test
    void itIsEndedWhenItsGraceIsOver() {
        ChildProcess shell = start("trap '' TERM; touch ready; while :; do sleep 0.05; done");
        shell.awaitReady(() -> Files.exists(folder.resolve("ready")), LONG);
        assertThat(shell.stop(Duration.ofMillis(200))).isFalse();
        assertThat(shell.isAlive()).isFalse();
    }

    @Test
    void theLogOfTheRunBeforeIsKept() throws Exception {
        start("echo first").onEnd().join();
        ChildProcess second = start("echo second");
        second.onEnd().join();
        assertThat(second.log()).hasContent("second");
        assertThat(Path.of(second.log() + ".1")).hasContent("first");
    }

    private ChildProcess start(String script) {
        ChildProcess started = ChildProcess.start(
                "the shell", List.of("sh", "-c", "cd '" + folder + "'; " + script), folder.resolve("shell.log"));
        child = Optional.of(started);
        return started;
    }
}
