package io.ripieno.inference;

import java.time.Duration;

/**
 * How the devices of a kind take batches.
 *
 * @param delay after which the oldest window waits no longer for company
 * @param maxBatch windows in a batch at most, whatever the model allows, at least 1
 * @param whenIdle whether a device with nothing better to do takes a part-filled batch at once
 * @param lastResort whether they take only what the memory of the devices of other kinds did not hold; where there are
 *     no others they take all
 */
public record PoolRules(Duration delay, int maxBatch, boolean whenIdle, boolean lastResort) {
    /** 2 ms of delay, batches of 32, no waiting while idle, part of the ordinary work. */
    public static final PoolRules DEFAULT = new PoolRules(Duration.ofMillis(2), 32, true, false);

    public PoolRules {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay (" + delay + ") must not be negative.");
        }
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch (" + maxBatch + ") must be at least 1.");
        }
    }
}
