package io.ripieno.music.audio;

import io.ripieno.music.audio.AudioException.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Caps that decoding holds to, whatever a file claims.
 *
 * @param minDuration that the decoded audio must have; 0 for no minimum
 * @param maxDuration of the decoded audio
 * @param maxBytes of the file
 * @param maxChannels in the file
 * @param maxTime of decoding, on the wall clock, not counting the time in which the reader did not ask for samples
 */
public record AudioLimits(
        Duration minDuration, Duration maxDuration, long maxBytes, int maxChannels, Duration maxTime) {
    /** Less than this no task can make anything of: 0.1 s. */
    public static final Duration LEAST_DURATION = Duration.ofMillis(100);

    /** 0.1 s to four hours, 4 GiB, 8 channels, 10 minutes of decoding. */
    public static final AudioLimits DEFAULT = new AudioLimits(Duration.ofHours(4), 4L << 30, 8, Duration.ofMinutes(10));

    public AudioLimits {
        if (minDuration.isNegative() || minDuration.compareTo(maxDuration) > 0) {
            throw new IllegalArgumentException(
                    "minDuration (" + minDuration + ") must be from 0 to maxDuration (" + maxDuration + ").");
        }
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

    /** The minimum of {@link #LEAST_DURATION}, and caps. */
    public AudioLimits(Duration maxDuration, long maxBytes, int maxChannels, Duration maxTime) {
        this(LEAST_DURATION, maxDuration, maxBytes, maxChannels, maxTime);
    }

    /** The same with another minimum. */
    public AudioLimits withMinDuration(Duration minDuration) {
        return new AudioLimits(minDuration, maxDuration, maxBytes, maxChannels, maxTime);
    }

    /** Throws {@link Problem#TOO_LARGE} if a file has more bytes than allowed. */
    public void checkBytes(Object file, long bytes) throws AudioException {
        if (bytes > maxBytes) {
            throw new AudioException(
                    Problem.TOO_LARGE,
                    file + " has " + bytes + " bytes, over the limit of " + maxBytes
                            + ": compress or split the recording, or raise the limit on bytes.");
        }
    }

    /** Throws {@link Problem#TOO_MANY_CHANNELS} if a file has more channels than allowed. */
    public void checkChannels(Object file, int channels) throws AudioException {
        if (channels > maxChannels) {
            throw new AudioException(
                    Problem.TOO_MANY_CHANNELS,
                    file + " has " + channels + " channels, over the limit of " + maxChannels
                            + ": mix it down first, or raise the limit on channels.");
        }
    }

    /** Throws {@link Problem#TOO_LONG} if as many frames last longer than allowed. */
    public void checkFrames(Object file, long frames, int sampleRate) throws AudioException {
        if (frames > maxFrames(sampleRate)) {
            throw new AudioException(
                    Problem.TOO_LONG,
                    file + " gives at least " + frames / sampleRate + " s of audio, over the limit of "
                            + maxDuration.toMillis() / 1000.0
                            + " s: ask for an excerpt, split the recording, or raise the limit on duration.");
        }
    }

    /** Throws {@link Problem#TOO_SHORT} if a file or an excerpt of it has no more than so many frames, and they are too few. */
    public void checkLength(Object file, long frames, int sampleRate) throws AudioException {
        if (frames * 1000 < minDuration.toMillis() * sampleRate) {
            throw new AudioException(
                    Problem.TOO_SHORT,
                    file + " has " + frames + (frames == 1 ? " sample (" : " samples (")
                            + BigDecimal.valueOf(frames)
                                    .divide(BigDecimal.valueOf(sampleRate), 6, RoundingMode.HALF_UP)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + " s) of audio, under the minimum of " + minDuration.toMillis() / 1000.0
                            + " s: send a longer recording or excerpt.");
        }
    }

    /** The cap on duration in frames. */
    public long maxFrames(int sampleRate) {
        double frames = maxDuration.toMillis() / 1000.0 * sampleRate;
        return frames >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) Math.ceil(frames);
    }
}
