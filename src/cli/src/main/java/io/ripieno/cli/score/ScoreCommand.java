package io.ripieno.cli.score;

import io.ripieno.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ripieno score} and its commands. */
@Command(name = "score", description = "Show, convert or draw scores: MIDI, MusicXML and ABC.")
public final class ScoreCommand {
    private ScoreCommand() {}

    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new ScoreCommand())
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new ConvertCommand(terminal))
                .addSubcommand(new PlotCommand(terminal));
    }
}
