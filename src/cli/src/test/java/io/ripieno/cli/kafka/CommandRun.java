package io.ripieno.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** One run of a command, and what it wrote. */
public record CommandRun(int exitCode, Screen screen) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Runs a command against the test broker. */
    public static CommandRun of(Function<Screen, Object> command, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--bootstrap-servers");
        line.add(TestBroker.servers());
        return plain(command, line.toArray(String[]::new));
    }

    /** Runs a command with these words alone. */
    public static CommandRun plain(Function<Screen, Object> command, String... words) {
        var screen = new Screen();
        int exitCode = new CommandLine(command.apply(screen))
                .setErr(new PrintWriter(screen.terminal().err(), true))
                .setExecutionExceptionHandler((failure, unused, parsed) -> {
                    screen.terminal().err().println(failure.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(words);
        return new CommandRun(exitCode, screen);
    }

    /** The same, if it ended as expected; else all that was said. */
    public CommandRun expect(int expected) {
        assertThat(exitCode).as(screen.err()).isEqualTo(expected);
        return this;
    }

    public List<String> outLines() {
        return screen.outLines();
    }

    public String err() {
        return screen.err();
    }

    /** The lines of standard output as JSON. */
    public List<JsonNode> events() {
        return outLines().stream().map(CommandRun::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
