package io.ripieno.cli.replay;

/** A record that cannot be sent again as it was; the others go on. The message says why, and what to do. */
final class UnreplayableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreplayableException(String message) {
        super(message);
    }
}
