package io.ripieno.music.decode;

import java.time.Instant;

/** A claim of a test. */
record Claim(int lane, Instant deadline, double seconds, boolean isShort) implements WorkerClaim {
    static Claim ofShort(double seconds) {
        return new Claim(0, Instant.MAX, seconds, true);
    }

    static Claim ofLong(double seconds) {
        return new Claim(0, Instant.MAX, seconds, false);
    }

    Claim in(int otherLane) {
        return new Claim(otherLane, deadline, seconds, isShort);
    }

    Claim until(Instant other) {
        return new Claim(lane, other, seconds, isShort);
    }
}
