package io.ripieno.inference.device;

import java.time.Duration;

/**
 * How long a run may take before it is ended.
 *
 * @param factor times its measured cost, at least 1
 * @param floor that every run may take, so that a busy machine ends none
 */
public record RunLimits(double factor, Duration floor) {
    /** A hundred times the cost, and half a minute at least. */
    public static final RunLimits DEFAULT = new RunLimits(100, Duration.ofSeconds(30));

    public RunLimits {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("factor (" + factor + ") must be at least 1.");
        }
        if (floor.isNegative() || floor.isZero()) {
            throw new IllegalArgumentException("floor (" + floor + ") must be positive.");
        }
    }

    /** Nanoseconds after which a run of that cost is ended. */
    long nanos(double seconds) {
        return Math.max(floor.toNanos(), (long) (factor * seconds * 1e9));
    }
}
