package io.ripieno.models.graph;

/**
 * What a recurrent stack gives.
 *
 * @param sequence what the last layer wrote at each step, {@code [time][batch][directions · hidden]}
 * @param state after the last step
 */
public record RecurrentOutput(Value sequence, RecurrentState state) {}
