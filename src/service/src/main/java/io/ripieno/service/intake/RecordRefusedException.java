package io.ripieno.service.intake;

/** A record that is not taken as it is, however often it is sent. */
public final class RecordRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
