package io.ripieno.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {
    @TempDir
    Path folder;

    @Test
    void itSaysWhereThingsAreAndEndsWithTheServiceWhoseLastWordsItQuotes() throws Exception {
        var screen = new Screen();
        CompletableFuture<Integer> serve = CompletableFuture.supplyAsync(
                () -> run(screen, "--json", "--kafka-port", "0", "--http-port", "0", "--root", folder.toString()));
        Awaitility.await()
                .atMost(120, TimeUnit.SECONDS)
                .failFast("serve ended", serve::isDone)
                .until(() -> screen.out().endsWith("}\n"));
        JsonNode document = new ObjectMapper().readTree(screen.out());
        assertThat(document.get("bootstrapServers").textValue()).startsWith("127.0.0.1:");
        assertThat(document.get("http").textValue()).startsWith("http://127.0.0.1:");
        assertThat(document.at("/roots/0").textValue()).isEqualTo(folder.toString());
        assertThat(document.get("topics")).hasSize(7);

        Files.writeString(folder.resolve("data/blobs/die"), "");
        assertThat(serve.get(120, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err())
                .contains("the service ended unexpectedly (exit code 3)")
                .contains("the stand-in was told to die");
        assertThat(folder.resolve("data/broker-ready.properties")).doesNotExist();
    }

    @Test
    void aSecondOneOnTheSameDataSaysWhereTheFirstIs() {
        var data = new DataHome(folder.resolve("data"));
        try (var first = new HeldInstance(data, "serve", folder)) {
            var screen = new Screen();
            assertThat(run(screen)).as("beside %s", first).isEqualTo(ExitCode.FAILED);
            assertThat(screen.err())
                    .contains("another ripieno runs on " + data.root())
                    .contains("127.0.0.1:1")
                    .contains("--data DIR");
        }
    }

    @Test
    void aPersonIsToldWhereThingsAreAndHowToSendAJob() {
        var screen = new Screen();
        var instance = new Instance("serve", "127.0.0.1:1", URI.create("http://127.0.0.1:2"), List.of(folder));
        new ServeCommand(screen.terminal(), new Places(folder, Optional.empty()), new TestPrograms())
                .announce(new DataHome(folder.resolve("data")), instance, 1.5);
        assertThat(screen.outLines())
                .startsWith("Ripieno is ready after 1.5 s and listens on 127.0.0.1 only.")
                .contains("  Kafka       127.0.0.1:1")
                .contains("  recordings  may be read below " + folder)
                .contains("  send a job  ./ripieno submit FILE...   uses this instance; README.md shows a producer")
                .endsWith("Ctrl-C stops it.");
    }

    private int run(Screen screen, String... words) {
        var places = new Places(folder, Optional.of(folder.resolve("data")));
        return new CommandLine(new ServeCommand(screen.terminal(), places, new TestPrograms()))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    assertThat(failure).isInstanceOf(CliException.class);
                    screen.terminal().err().println(failure.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(words);
    }
}
