package io.ripieno.models.graph;

/** What flows along an edge of a graph: an input, a weight or the output of a node, known by its name. */
public record Value(String name) {
    /** An optional input that is left out, which ONNX writes as an empty name. */
    public static final Value ABSENT = new Value("");
}
