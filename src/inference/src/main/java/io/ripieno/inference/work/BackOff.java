package io.ripieno.inference.work;

import java.time.Duration;

/**
 * How long to wait between tries that fail one after another.
 *
 * @param first wait, after the first failure
 * @param factor by which each wait is longer than the one before, at least 1
 * @param most that a wait takes, at least the first
 */
public record BackOff(Duration first, double factor, Duration most) {
    public BackOff {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first (" + first + ") must be positive.");
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("factor (" + factor + ") must be at least 1.");
        }
        if (most.compareTo(first) < 0) {
            throw new IllegalArgumentException("most (" + most + ") must not be shorter than first (" + first + ").");
        }
    }

    /** Nanoseconds to wait after so many failures in a row, at least 1. */
    public long nanosAfter(int failures) {
        return (long) Math.min(most.toNanos(), first.toNanos() * Math.pow(factor, Math.max(0, failures - 1)));
    }
}
