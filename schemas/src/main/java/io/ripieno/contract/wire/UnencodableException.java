package io.ripieno.contract.wire;

/** A record that cannot be written: a field without its value, or more bytes than a record may have. */
public final class UnencodableException extends WireException {
    private static final long serialVersionUID = 1L;

    UnencodableException(String message) {
        super(message);
    }

    UnencodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
