package io.ripieno.models;

import io.ripieno.models.benchmark.BenchmarkCommand;
import io.ripieno.models.data.DatasetCommand;
import io.ripieno.models.data.DemoRecordingsCommand;
import io.ripieno.models.network.catalogue.NetworksCommand;
import io.ripieno.models.recipe.TrainCommand;
import io.ripieno.models.recipe.tagger.StemsCommand;
import io.ripieno.models.weights.WeightsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program of this module. Exit codes: 0, 1 if something failed, 2 for usage. */
@Command(
        name = "models",
        description = "Trains the models of Ripieno, makes the data for it, and measures.",
        subcommands = {
            TrainCommand.class,
            BenchmarkCommand.class,
            StemsCommand.class,
            DemoRecordingsCommand.class,
            DatasetCommand.class,
            NetworksCommand.class,
            WeightsCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // libtorch's memory is not the Java heap's: JavaCPP must not count it against that.
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        System.setProperty("java.awt.headless", "true");
        System.exit(command().execute(args));
    }

    /** The command line, for the program and for tests. */
    static CommandLine command() {
        CommandLine command = new CommandLine(new Main());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            String message = failure.getMessage();
            line.getErr().println(line.getCommandName() + ": " + (message == null ? failure.toString() : message));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return command.setCaseInsensitiveEnumValuesAllowed(true);
    }
}
