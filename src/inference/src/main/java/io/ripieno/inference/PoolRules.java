package io.ripieno.inference;

import java.time.Duration;

/**
 * How the devices of a kind take batches.
 *
 * @param delay after which the oldest window waits no longer for company
 * @param maxBatch windows in a batch at most, whatever the model allows, at least 1
 * @param whenIdle whether a device with nothing better to do takes a part-filled batch at once
 * @param lastResort whether they take only what the devices of other kinds could not run; where there are no others they
 *     take all
 */
public record PoolRules(Duration delay, int maxBatch, boolean whenIdle, boolean lastResort) {
    /** Small batches and 2 ms of delay; where there are GPUs, only what they cannot run. */
    public static final PoolRules CPU = new PoolRules(Duration.ofMillis(2), 32, true, true);

    /** Large batches and 5 ms of delay. */
    public static final PoolRules GPU = new PoolRules(Duration.ofMillis(5), 128, true, false);

    public PoolRules {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay (" + delay + ") must not be negative.");
        }
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch (" + maxBatch + ") must be at least 1.");
        }
    }
}
