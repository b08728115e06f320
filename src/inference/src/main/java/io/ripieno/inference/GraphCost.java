package io.ripieno.inference;

import io.ripieno.inference.device.RunCost;

/**
 * What runs of a graph cost on a device.
 *
 * @param graph by name
 * @param options how the device was told to run it, for example {@code cudnnSearch=heuristic}; empty for its own way
 * @param runs as measured
 * @param fullBatch items in a batch there at most
 */
public record GraphCost(String graph, String options, RunCost runs, int fullBatch) {
    /** Seconds of the device that an item takes in a full batch. */
    public double secondsPerItem() {
        return runs.secondsPerItem(fullBatch);
    }
}
