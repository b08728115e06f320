package io.ripieno.music.decode;

import java.time.Instant;

/**
 * A claim of a test.
 *
 * @param shortSeconds up to which a recording is short
 */
record Claim(int lane, Instant deadline, double seconds, double shortSeconds) implements WorkerClaim {
    static Claim ofShort(double seconds) {
        return new Claim(0, Instant.MAX, seconds, 60);
    }

    static Claim ofLong(double seconds) {
        return new Claim(0, Instant.MAX, seconds, 0);
    }

    @Override
    public boolean isShort(double length) {
        return length <= shortSeconds;
    }

    Claim in(int otherLane) {
        return new Claim(otherLane, deadline, seconds, shortSeconds);
    }

    Claim until(Instant other) {
        return new Claim(lane, other, seconds, shortSeconds);
    }
}
