package io.ripieno.music.audio;

import java.time.Duration;

/**
 * Caps that decoding holds to, whatever a file claims.
 *
 * @param maxDuration of the decoded audio
 * @param maxBytes of the file
 * @param maxChannels in the file
 * @param maxTime of decoding, on the wall clock, not counting the time in which the reader did not ask for samples
 */
public record AudioLimits(Duration maxDuration, long maxBytes, int maxChannels, Duration maxTime) {
    /** Four hours, 4 GiB, 8 channels, 10 minutes of decoding. */
    public static final AudioLimits DEFAULT = new AudioLimits(Duration.ofHours(4), 4L << 30, 8, Duration.ofMinutes(10));

    public AudioLimits {
        if (maxDuration.isNegative() || maxDuration.isZero()) {
            throw new IllegalArgumentException("maxDuration (" + maxDuration + ") must be positive.");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes (" + maxBytes + ") must be at least 1.");
        }
        if (maxChannels < 1) {
            throw new IllegalArgumentException("maxChannels (" + maxChannels + ") must be at least 1.");
        }
        if (maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("maxTime (" + maxTime + ") must be positive.");
        }
    }
}
