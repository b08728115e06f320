package io.ripieno.contract.wire;

/** A record that could not be written or read. The message names the thing and its value and ends with what to do. */
public abstract sealed class WireException extends RuntimeException
        permits UnknownSchemaException, UndecodableException, UnencodableException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }

    WireException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the same bytes can be read later, when more schemas are known. */
    public boolean isReplayable() {
        return false;
    }
}
