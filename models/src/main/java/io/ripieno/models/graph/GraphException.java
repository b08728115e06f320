package io.ripieno.models.graph;

/** A graph that cannot be built as asked: names the weight or node and what to change. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GraphException(String message) {
        super(message);
    }
}
