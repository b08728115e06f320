package io.ripieno.inference.model;

import java.util.Map;

/** Runs one item through a graph, by whatever runtime. */
@FunctionalInterface
public interface GraphRunner {
    /**
     * Runs one item.
     *
     * @param graph name of the graph
     * @param inputs values of one item by the name of the tensor, in row-major order
     * @return the same of the outputs
     * @throws ModelException if there is no such graph or it cannot be run
     */
    Map<String, float[]> run(String graph, Map<String, float[]> inputs) throws ModelException;
}
