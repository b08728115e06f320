package io.ripieno.cli.submit;

/** Something is wrong with one job; the others go on. The message says what, and what to do. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
