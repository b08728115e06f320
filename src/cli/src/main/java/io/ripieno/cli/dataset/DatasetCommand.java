package io.ripieno.cli.dataset;

import io.ripieno.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ripieno dataset} and its commands. */
@Command(
        name = "dataset",
        description = "Make data sets from their definition.",
        footer = {
            "",
            "With the training module there are also:",
            "  render           Arrange tunes, play them, and write stems, mixes and labels.",
            "  variety          Count and plot how different the arranged pieces are.",
            "  soundfont        Make a soundfont of recorded notes.",
            "  small-soundfont  Make a small soundfont of a large one.",
            "Each tells its options by --help."
        })
public final class DatasetCommand {
    private DatasetCommand() {}

    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new DatasetCommand()).addSubcommand(new DmelodiesCommand(terminal));
    }
}
