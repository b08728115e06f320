package io.ripieno.models.served;

/** A graph that ONNX Runtime does not load or run as it is given: names the graph, the reason and what to do. */
public final class ServedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServedException(String message) {
        super(message);
    }

    ServedException(String message, Throwable cause) {
        super(message, cause);
    }
}
