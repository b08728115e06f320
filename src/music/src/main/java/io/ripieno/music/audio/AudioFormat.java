package io.ripieno.music.audio;

/**
 * What a stream of samples is made of.
 *
 * @param sampleRate in Hz, from 1 to {@value #MAX_SAMPLE_RATE}
 * @param channels at least 1
 */
public record AudioFormat(int sampleRate, int channels) {
    /** Above this a sample rate is taken for damage. */
    public static final int MAX_SAMPLE_RATE = 1_000_000;

    public AudioFormat {
        if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE) {
            throw new IllegalArgumentException(
                    "The sample rate (" + sampleRate + " Hz) must be from 1 to " + MAX_SAMPLE_RATE + " Hz.");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("The number of channels (" + channels + ") must be at least 1.");
        }
    }
}
