package io.ripieno.inference;

import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.model.ModelManifest;
import java.util.Map;

/**
 * A model that is loaded, verified and warm.
 *
 * @param manifest what {@code model.json} says
 * @param device where it runs, for example {@code cpu}
 * @param costs of a run by the name of the graph
 * @param loadSeconds that reading, verifying and warming up took
 */
public record WarmModel(ModelManifest manifest, String device, Map<String, RunCost> costs, double loadSeconds) {
    public WarmModel {
        costs = Map.copyOf(costs);
    }

    /** The cost of the graph of that name. */
    public RunCost cost(String graph) {
        RunCost cost = costs.get(graph);
        if (cost == null) {
            throw new IllegalArgumentException(
                    manifest.ref() + " has no graph named " + graph + ", only " + costs.keySet() + ".");
        }
        return cost;
    }
}
