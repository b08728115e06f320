package io.ripieno.cli.benchmark;

import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.serve.Programs;
import io.ripieno.music.decode.DecodeWorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ripieno benchmark} and those of its commands that run the engine or the service as they are. */
@Command(
        name = "benchmark",
        synopsisSubcommandLabel = "NAME",
        description = "Measure what running work through Ripieno costs beside a bare loop that does the same.",
        footer = {"", "The launcher's 'benchmark --help' lists what else can be measured."})
public final class BenchmarkCommand {
    private BenchmarkCommand() {}

    public static CommandLine commandLine(
            Terminal terminal, Places places, Programs programs, DecodeWorkerCommand decodeWorker) {
        return new CommandLine(new BenchmarkCommand())
                .addSubcommand(new EngineBenchmarkCommand(terminal, places))
                .addSubcommand(new PipelineBenchmarkCommand(
                        terminal, places, new OwnService(places, programs, decodeWorker), decodeWorker))
                .addSubcommand(new MemoryBenchmarkCommand(terminal, new OwnService(places, programs, decodeWorker)))
                .addSubcommand(new TurnsBenchmarkCommand(terminal, new OwnService(places, programs, decodeWorker)))
                .addSubcommand(new EndingsBenchmarkCommand(terminal, new OwnService(places, programs, decodeWorker)));
    }
}
