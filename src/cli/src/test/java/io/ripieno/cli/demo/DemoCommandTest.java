package io.ripieno.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.cli.serve.SystemSettings;
import io.ripieno.cli.serve.TestPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** With the real broker, and a stand-in for the service. */
class DemoCommandTest {
    @TempDir
    Path checkout;

    private Path recordings;

    @BeforeEach
    void record() throws Exception {
        recordings = Files.createDirectories(checkout.resolve("src/cli/demo"));
        Files.writeString(recordings.resolve("one.wav"), "the first");
        Files.writeString(recordings.resolve("two.wav"), "the second one");
    }

    @Test
    void theRecordingsOfTheCheckoutAreProducedAndTheNextTimeReused() {
        var first = new Screen();
        expect(ExitCode.DONE, first);
        assertThat(first.outLines())
                .hasSize(5)
                .startsWith("recording  job       instruments  windows  seconds  real-time factor")
                .contains("one.wav    produced  piano 0.90         2     10.0            0.0500")
                .endsWith("2 jobs: 2 produced, 0 reused, 0 failed");
        assertThat(first.outLines().get(3))
                .contains("ripieno.tagging.results.v1")
                .contains(checkout.resolve("ripieno-data/blobs/outcomes").toString());
        assertThat(first.err()).contains("1 of 2  produced").contains("2 of 2  produced");

        var second = new Screen(true);
        expect(ExitCode.DONE, second, "--json");
        assertThat(second.err()).contains("[########################] 100 %  2 of 2 jobs");
        assertThat(second.err().lines()).last().asString().endsWith("2 jobs: 0 produced, 2 reused, 0 failed");
        JsonNode document = json(second);
        assertThat(document.get("reused").intValue()).isEqualTo(2);
        assertThat(document.at("/jobs/0/outcome/status").textValue()).isEqualTo("REUSED");
        assertThat(document.at("/jobs/0/outcome/taskResult/tagging/tags/0/label")
                        .textValue())
                .isEqualTo("piano");
    }

    @Test
    void withoutAnyRecordingNothingIsStarted() {
        var screen = new Screen();
        expect(ExitCode.FAILED, screen, checkout.resolve("gone.wav").toString());
        assertThat(screen.out().strip()).isEqualTo("1 jobs: 0 produced, 0 reused, 1 failed");
        assertThat(checkout.resolve("ripieno-data")).doesNotExist();
    }

    @Test
    void aJobOfWhichNothingIsHeardEndsTheWaitWithTheLogOfTheService() throws Exception {
        Path silent = Files.writeString(checkout.resolve("silent.wav"), "fives");
        var screen = new Screen();
        expect(ExitCode.FAILED, screen, "--patience", "2", silent.toString());
        assertThat(screen.err())
                .contains("nothing was heard of 1 of 1 jobs for 2 s")
                .contains("service.log");
    }

    @Test
    void whatServeRunsIsUsedForGoodAndBadRecordingsAndLeftRunning() throws Exception {
        var data = new DataHome(checkout.resolve("ripieno-data"));
        var settings = new SystemSettings("serve", data, checkout, List.of(recordings.toRealPath()), 0, 0);
        Path elsewhere = Files.writeString(checkout.resolve("elsewhere.wav"), "out of reach");
        try (RunningSystem system = RunningSystem.tryStart(
                        new TestPrograms(), settings, Narrator.inLines(new Screen().terminal()))
                .orElseThrow()) {
            var screen = new Screen();
            expect(ExitCode.DONE, screen);
            assertThat(screen.err()).contains("attaching to the ripieno that runs on " + data.root());
            system.checkAlive();

            Path damaged = Files.writeString(recordings.resolve("damaged.wav"), "four");
            Path gone = recordings.resolve("gone.wav");
            var mixed = new Screen();
            expect(
                    ExitCode.FAILED,
                    mixed,
                    recordings.resolve("one.wav").toString(),
                    damaged.toString(),
                    gone.toString());
            assertThat(mixed.outLines()).last().isEqualTo("3 jobs: 0 produced, 1 reused, 2 failed");
            assertThat(mixed.err())
                    .contains("ripieno: " + damaged + ": The recording is damaged. Send another.")
                    .contains(gone + " does not exist");

            var refused = new Screen();
            expect(ExitCode.FAILED, refused, elsewhere.toString());
            assertThat(refused.err()).contains("elsewhere.wav lies elsewhere").contains("--root");
        }
    }

    /** Expects the exit code, and shows what was said if it is another. */
    private void expect(int exitCode, Screen screen, String... words) {
        assertThat(run(screen, words)).as(screen.err()).isEqualTo(exitCode);
    }

    private int run(Screen screen, String... words) {
        var places = new Places(checkout, Optional.empty());
        var command = new CommandLine(new DemoCommand(screen.terminal(), places, new TestPrograms()));
        List<String> line = new ArrayList<>(List.of(words));
        return command.setExecutionExceptionHandler((failure, unused, parsed) -> {
                    screen.terminal().err().println(failure.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(line.toArray(String[]::new));
    }

    private static JsonNode json(Screen screen) {
        try {
            return new ObjectMapper().readTree(screen.out());
        } catch (java.io.IOException e) {
            throw new AssertionError(screen.out(), e);
        }
    }
}
