package io.ripieno.models.graph;

/** What training does with a weight. */
public enum Role {
    /** Moved by the optimiser. Counted as a parameter. */
    PARAMETER,
    /** Updated in place while training, as the running mean of a batch normalisation. Not counted. */
    BUFFER
}
