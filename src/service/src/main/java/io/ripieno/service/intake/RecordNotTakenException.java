package io.ripieno.service.intake;

/** A record that the broker did not take, for a reason that may pass. The message names the topic. */
public final class RecordNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordNotTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
