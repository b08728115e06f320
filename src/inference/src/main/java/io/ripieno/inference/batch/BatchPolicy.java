package io.ripieno.inference.batch;

import java.time.Duration;

/**
 * When a device takes the windows that wait for a graph.
 *
 * @param fullBatch windows with which a batch is full, at least 1
 * @param delay after which the oldest window waits no longer for company
 * @param whenIdle whether a device with nothing better to do takes a part-filled batch at once
 * @param lastResort whether the device takes only windows that the memory of no other device held
 */
public record BatchPolicy(int fullBatch, Duration delay, boolean whenIdle, boolean lastResort) {
    public BatchPolicy {
        if (fullBatch < 1) {
            throw new IllegalArgumentException("fullBatch (" + fullBatch + ") must be at least 1.");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay (" + delay + ") must not be negative.");
        }
    }

    /** For a device that takes part in the ordinary work. */
    public BatchPolicy(int fullBatch, Duration delay, boolean whenIdle) {
        this(fullBatch, delay, whenIdle, false);
    }
}
