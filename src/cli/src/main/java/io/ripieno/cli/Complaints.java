package io.ripieno.cli;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.score.ScoreException;
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
        terminal.err().printf("ripieno: %s%nTry '%s --help'.%n", wrong.getMessage(), command);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        terminal.err().println("ripieno: " + message(failure));
        if (verbosity.isVerbose()) {
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.FAILED;
    }

    private static String message(Exception failure) {
        return WRITTEN_FOR_USERS.contains(failure.getClass())
                ? String.valueOf(failure.getMessage())
                : "unexpected %s; run it again with --verbose and report what it prints".formatted(failure);
    }
}
