package io.ripieno.cli;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.score.ScoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong and what to do; the stack trace only on request. */
final class Complaints implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final List<Class<? extends Exception>> WRITTEN_FOR_USERS = List.of(
            CliException.class,
            AudioException.class,
            ScoreException.class,
            ModelException.class,
            InferenceException.class,
            InvalidOptionsException.class,
            CancelledException.class);

    private final Terminal terminal;
    private final Verbosity verbosity;

    Complaints(Terminal terminal, Verbosity verbosity) {
        this.terminal = terminal;
        this.verbosity = verbosity;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        terminal.complain(String.valueOf(wrong.getMessage()));
        terminal.note("Try '%s --help'.".formatted(command));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        terminal.complain(message(failure));
        if (verbosity.isVerbose()) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().map(line -> line.replace("\t", "    ")).forEach(terminal::note);
        }
        return ExitCode.FAILED;
    }

    private static String message(Exception failure) {
        return WRITTEN_FOR_USERS.contains(failure.getClass())
                ? String.valueOf(failure.getMessage())
                : "unexpected %s; run it again with --verbose and report what it prints".formatted(failure);
    }
}
