package io.ripieno.inference;

import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.tagging.FrontEndCost;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that is loaded, verified and warm.
 *
 * @param manifest what {@code model.json} says
 * @param device where it runs, for example {@code cpu}
 * @param costs of a run there by the name of the graph
 * @param otherwise what runs cost when the device is told to run its graphs in other ways; empty unless that was measured
 * @param frontEnd what comes before its network costs on the host; null for a model that is no tagger
 * @param loadSeconds that reading, verifying and warming up took
 */
public record WarmModel(
        ModelManifest manifest,
        String device,
        Map<String, GraphCost> costs,
        List<GraphCost> otherwise,
        @Nullable FrontEndCost frontEnd,
        double loadSeconds) {
    public WarmModel {
        costs = Map.copyOf(costs);
        otherwise = List.copyOf(otherwise);
    }

    /**
     * Seconds of device and host that a recording takes, by these costs.
     *
     * @param audioSeconds of the recording
     * @param windows into which it is cut
     */
    public double seconds(double audioSeconds, int windows) {
        return deviceSeconds(windows) + hostSeconds(audioSeconds, windows);
    }

    /** Seconds of the device that so many windows take in full batches. */
    public double deviceSeconds(int windows) {
        return costs.values().stream().mapToDouble(GraphCost::secondsPerItem).sum() * windows;
    }

    /** Seconds of the host that a recording takes before the network, so much cut into so many windows. */
    public double hostSeconds(double audioSeconds, int windows) {
        return frontEnd == null ? 0 : frontEnd.seconds(audioSeconds, windows);
    }

    /** The cost of the graph of that name. */
    public GraphCost cost(String graph) {
        GraphCost cost = costs.get(graph);
        if (cost == null) {
            throw new IllegalArgumentException(
                    manifest.ref() + " has no graph named " + graph + ", only " + costs.keySet() + ".");
        }
        return cost;
    }
}
