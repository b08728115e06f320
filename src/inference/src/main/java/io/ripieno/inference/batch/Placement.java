package io.ripieno.inference.batch;

import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionSource;

/**
 * A graph on a device.
 *
 * @param source of the session that runs it
 * @param policy by which batches are released to it
 * @param cost of a run, as measured
 */
public record Placement(SessionSource source, BatchPolicy policy, RunCost cost) {
    /** Seconds of the device that a window takes in a full batch. */
    double secondsPerWindow() {
        return cost.secondsPerItem(policy.fullBatch());
    }

    /** The same on a device that takes part in the ordinary work. */
    public Placement ordinary() {
        return new Placement(source, new BatchPolicy(policy.fullBatch(), policy.delay(), policy.whenIdle()), cost);
    }
}
