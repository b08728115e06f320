package io.ripieno.inference.work;

/** Work that was given up because nobody wants its result any more; the message is the reason. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException(String reason) {
        super(reason);
    }
}
