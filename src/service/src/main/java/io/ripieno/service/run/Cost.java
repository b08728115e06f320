package io.ripieno.service.run;

import java.time.Duration;

/**
 * Time that work takes of devices and of threads of the host. In whole nanoseconds, so that what is added and taken away
 * again leaves nothing.
 */
public record Cost(long deviceNanos, long hostNanos) {
    public static final Cost NONE = new Cost(0, 0);

    /** Each at most some twelve days, so that no sum over thousands of jobs overflows. */
    public static final Duration MOST = Duration.ofSeconds(1_000_000);

    public static Cost ofSeconds(double device, double host) {
        return new Cost(nanos(device), nanos(host));
    }

    public static Cost of(Duration device, Duration host) {
        return ofSeconds(device.toMillis() / 1000.0, host.toMillis() / 1000.0);
    }

    private static long nanos(double seconds) {
        return (long) (Math.min(Math.max(0, seconds), (double) MOST.toSeconds()) * 1e9);
    }

    public Cost plus(Cost other) {
        return new Cost(deviceNanos + other.deviceNanos, hostNanos + other.hostNanos);
    }

    public Cost minus(Cost other) {
        return new Cost(deviceNanos - other.deviceNanos, hostNanos - other.hostNanos);
    }

    /** What is beyond the limit of each. */
    public Cost over(Cost limit) {
        return new Cost(Math.max(0, deviceNanos - limit.deviceNanos), Math.max(0, hostNanos - limit.hostNanos));
    }

    /** The lesser of each. */
    public Cost atMost(Cost other) {
        return new Cost(Math.min(deviceNanos, other.deviceNanos), Math.min(hostNanos, other.hostNanos));
    }

    public Cost times(double factor) {
        return new Cost((long) (deviceNanos * factor), (long) (hostNanos * factor));
    }

    /** Whether neither kind of time is more than in the limit. */
    public boolean isWithin(Cost limit) {
        return deviceNanos <= limit.deviceNanos && hostNanos <= limit.hostNanos;
    }

    public double deviceSeconds() {
        return deviceNanos * 1e-9;
    }

    public double hostSeconds() {
        return hostNanos * 1e-9;
    }
}
