package io.ripieno.contract.wire;

/** Bytes that are not a record of the expected type. No repetition makes them one. */
public final class UndecodableException extends WireException {
    private static final long serialVersionUID = 1L;

    UndecodableException(String message) {
        super(message);
    }

    UndecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
