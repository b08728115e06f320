package io.ripieno.cli;

import io.ripieno.cli.benchmark.BenchmarkCommand;
import io.ripieno.cli.cancel.CancelCommand;
import io.ripieno.cli.dataset.DatasetCommand;
import io.ripieno.cli.demo.DemoCommand;
import io.ripieno.cli.evaluate.EvaluateCommand;
import io.ripieno.cli.kafka.TopicsCommand;
import io.ripieno.cli.models.ModelsCommand;
import io.ripieno.cli.prune.PruneCommand;
import io.ripieno.cli.replay.ReplayCommand;
import io.ripieno.cli.score.ScoreCommand;
import io.ripieno.cli.serve.BuiltPrograms;
import io.ripieno.cli.serve.Programs;
import io.ripieno.cli.serve.ServeCommand;
import io.ripieno.cli.submit.SubmitCommand;
import io.ripieno.cli.tag.Engines;
import io.ripieno.cli.tag.TagCommand;
import io.ripieno.cli.watch.WatchCommand;
import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.music.decode.DecodeWorkerCommand;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: its commands, and what all of them have in common. */
@Command(
        name = "ripieno",
        description = "Tags recordings with the instruments that play in them, through Kafka or in one process.",
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 some job, file or model failed, 2 wrong command line."})
final class Ripieno implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Ripieno() {}

    /** Runs a command line and answers the exit code. */
    static int run(Terminal terminal, Places places, String... words) {
        Logger.getLogger("").setLevel(Level.OFF);
        Engines engines =
                repository -> Engine.open(EngineSettings.of(repository).withCosts(places.costs()));
        return commandLine(terminal, places, engines, new BuiltPrograms(places)).execute(words);
    }

    static CommandLine commandLine(Terminal terminal, Places places, Engines engines, Programs programs) {
        var root = new Ripieno();
        var line = new CommandLine(root)
                .addSubcommand(new DemoCommand(terminal, places, programs))
                .addSubcommand(new ServeCommand(terminal, places, programs))
                .addSubcommand(new TagCommand(
                        terminal, places, engines, DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN)))
                .addSubcommand(new ModelsCommand(terminal, places, engines, measuring(places)))
                .addSubcommand(new SubmitCommand(terminal, places, System.in))
                .addSubcommand(new WatchCommand(terminal, places))
                .addSubcommand(new CancelCommand(terminal, places))
                .addSubcommand(new ReplayCommand(terminal, places))
                .addSubcommand(new TopicsCommand(terminal))
                .addSubcommand(new PruneCommand(terminal, places))
                .addSubcommand(ScoreCommand.commandLine(terminal))
                .addSubcommand(DatasetCommand.commandLine(terminal))
                .addSubcommand(EvaluateCommand.commandLine(
                        terminal, DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN)))
                .addSubcommand(BenchmarkCommand.commandLine(
                        terminal, places, programs, DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN)));
        var complaints = new Complaints(terminal, root.verbosity);
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        line.setUsageHelpWidth(Math.min(120, Math.max(80, terminal.columns())));
        return line.setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static Engines measuring(Places places) {
        return repository -> Engine.open(
                EngineSettings.of(repository).withCosts(places.costs()).withCostsMeasuredAnew());
    }

    /** A command line without a command is an error. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
