package io.ripieno.cli.dataset;

import io.ripieno.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ripieno dataset} and its commands. */
@Command(name = "dataset", description = "Make data sets from their definition.")
public final class DatasetCommand {
    private DatasetCommand() {}

    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new DatasetCommand()).addSubcommand(new DmelodiesCommand(terminal));
    }
}
