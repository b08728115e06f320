package io.ripieno.inference.work;

/** Work whose deadline passed before it was done; nobody asked for its end, so it is not cancelled. */
public final class ExpiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExpiredException(String message) {
        super(message);
    }
}
