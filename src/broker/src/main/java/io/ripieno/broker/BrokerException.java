package io.ripieno.broker;

import org.jspecify.annotations.Nullable;

/** The broker cannot run; the message names the port or directory concerned and says what to do. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        this(message, null);
    }

    public BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
