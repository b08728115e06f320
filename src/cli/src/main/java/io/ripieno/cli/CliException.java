package io.ripieno.cli;

import org.jspecify.annotations.Nullable;

/** The command cannot do its work. The message is for the user: it names the thing and its value and says what to do. */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CliException(String message) {
        this(message, null);
    }

    public CliException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
