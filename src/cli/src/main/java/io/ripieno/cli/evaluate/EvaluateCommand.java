package io.ripieno.cli.evaluate;

import io.ripieno.cli.Terminal;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ripieno evaluate} and its commands, one for each set of measures. */
@Command(
        name = "evaluate",
        synopsisSubcommandLabel = "WHAT",
        description =
                "Judge latent spaces, separated sources, melodies, labels, pitch, notes, onsets or predicted numbers.")
public final class EvaluateCommand {
    private EvaluateCommand() {}

    public static CommandLine commandLine(Terminal terminal, DecodeWorkerCommand decodeWorker) {
        CommandLine line = new CommandLine(new EvaluateCommand());
        for (MeasureSet measures : MeasureSet.values()) {
            line.addSubcommand(measures.word(), SetCommand.commandLine(measures, terminal, decodeWorker));
        }
        return line;
    }
}
