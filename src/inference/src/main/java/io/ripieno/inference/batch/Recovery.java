package io.ripieno.inference.batch;

import io.ripieno.inference.work.BackOff;
import java.time.Duration;

/**
 * What is done about devices that are lost and graphs that cannot be loaded.
 *
 * @param reopening how long to wait before a lost device is tried again
 * @param loading how long to wait before a graph is loaded again on a device on which that failed
 * @param patience how long windows wait for one of their devices to come back, once all of them are lost
 * @param closing how long the end of the scheduler waits while no device brings a batch to its end; what is under way
 *     then fails, and a driver that hangs is left to itself
 */
public record Recovery(BackOff reopening, BackOff loading, Duration patience, Duration closing) {
    /**
     * Tries again after a second, then ever more rarely, at least each minute; half a minute of patience, and a minute at
     * the end.
     */
    public static final Recovery DEFAULT = new Recovery(
            new BackOff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1)),
            new BackOff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1)),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    /** How long to wait before a device is tried again that was left out of a model, which may be for good: up to an hour. */
    public BackOff leftOut() {
        Duration hour = Duration.ofHours(1);
        return new BackOff(
                loading.first(), loading.factor(), loading.most().compareTo(hour) > 0 ? loading.most() : hour);
    }

    public Recovery {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience (" + patience + ") must not be negative.");
        }
        if (closing.isNegative() || closing.isZero()) {
            throw new IllegalArgumentException("closing (" + closing + ") must be positive.");
        }
    }
}
