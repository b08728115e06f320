package io.ripieno.inference.batch;

import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunCost;

/**
 * A graph on a device.
 *
 * @param session that runs it
 * @param policy by which batches are released to it
 * @param cost of a run, as measured
 */
public record Placement(GraphSession session, BatchPolicy policy, RunCost cost) {}
