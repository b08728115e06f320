package io.ripieno.inference.batch;

import java.time.Duration;

/**
 * When a device takes the windows that wait for a graph.
 *
 * @param fullBatch windows with which a batch is full, at least 1
 * @param delay after which the oldest window waits no longer for company
 * @param whenIdle whether a device with nothing better to do takes a part-filled batch at once
 */
public record BatchPolicy(int fullBatch, Duration delay, boolean whenIdle) {
    public BatchPolicy {
        if (fullBatch < 1) {
            throw new IllegalArgumentException("fullBatch (" + fullBatch + ") must be at least 1.");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay (" + delay + ") must not be negative.");
        }
    }
}
