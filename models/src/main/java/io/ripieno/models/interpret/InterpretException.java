package io.ripieno.models.interpret;

/** A graph that cannot be executed as written or given: names the operator and the node, and what to do. */
public final class InterpretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InterpretException(String message) {
        super(message);
    }

    InterpretException(String message, Throwable cause) {
        super(message, cause);
    }
}
