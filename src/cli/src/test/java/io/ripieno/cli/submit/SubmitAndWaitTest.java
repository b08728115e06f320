package io.ripieno.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import io.ripieno.cli.kafka.CommandRun;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.cli.serve.SystemSettings;
import io.ripieno.cli.serve.TestPrograms;
import io.ripieno.cli.watch.WatchCommand;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real broker, and a stand-in for the service. */
class SubmitAndWaitTest {
    @TempDir
    Path checkout;

    @Test
    void theInstanceOfTheDataDirectoryIsFoundAndItsOutcomesAreWaitedFor() throws Exception {
        Path recordings = Files.createDirectories(checkout.resolve("recordings"));
        Path good = Files.writeString(recordings.resolve("good.wav"), "a good one");
        Path damaged = Files.writeString(recordings.resolve("damaged.wav"), "four");
        Path silent = Files.writeString(recordings.resolve("silent.wav"), "fives");
        Path elsewhere = Files.writeString(checkout.resolve("elsewhere.wav"), "out of reach");
        var data = new DataHome(checkout.resolve("ripieno-data"));
        var settings = new SystemSettings("serve", data, checkout, List.of(recordings.toRealPath()), 0, 0);
        try (RunningSystem system = RunningSystem.tryStart(
                        new TestPrograms(), settings, Narrator.inLines(new Screen().terminal()))
                .orElseThrow()) {
            CommandRun done = submit("--wait", good.toString()).expect(ExitCode.DONE);
            assertThat(done.outLines()).singleElement().asString().matches("produced   [0-9a-f-]{36}  " + good);
            assertThat(done.err()).contains("1 jobs: 1 sent, 0 refused, 1 produced");

            CommandRun mixed = submit("--wait", good.toString(), damaged.toString(), elsewhere.toString())
                    .expect(ExitCode.FAILED);
            assertThat(mixed.err())
                    .contains("ripieno: " + damaged + ": The recording is damaged. Send another.")
                    .contains("warning: " + elsewhere + " lies outside of")
                    .contains("start it with --root")
                    .contains("3 jobs: 3 sent, 0 refused, 1 produced, 1 reused, 1 failed");

            CommandRun unheard =
                    submit("--wait", "--patience", "1", silent.toString()).expect(ExitCode.FAILED);
            assertThat(unheard.err())
                    .contains("nothing was heard of 1 of 1 jobs for 1 s")
                    .contains("ripieno watch");

            String id = done.outLines().get(0).split(" +")[1];
            CommandRun watched = CommandRun.plain(
                            screen -> new WatchCommand(screen.terminal(), places()), id, "--until-done")
                    .expect(ExitCode.DONE);
            assertThat(watched.outLines()).last().asString().startsWith(id + "  produced");
            system.checkAlive();
        }
    }

    private CommandRun submit(String... words) {
        return CommandRun.plain(
                screen -> new SubmitCommand(screen.terminal(), places(), InputStream.nullInputStream()), words);
    }

    private Places places() {
        return new Places(checkout, Optional.empty());
    }
}
