package io.ripieno.inference;

import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.Device;

/** A graph that runs on a device and answers as it did. */
record Placed(GraphOnDevice graph, Placement placement) {
    GraphCost cost() {
        return new GraphCost(
                graph.graph().name(),
                graph.said(),
                placement.cost(),
                placement.policy().fullBatch());
    }

    Device device() {
        return graph.device();
    }
}
