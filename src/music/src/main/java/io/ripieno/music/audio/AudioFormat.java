package io.ripieno.music.audio;

/**
 * What a stream of samples is made of.
 *
 * @param sampleRate in Hz, at least 1
 * @param channels at least 1
 */
public record AudioFormat(int sampleRate, int channels) {
    public AudioFormat {
        if (sampleRate < 1) {
            throw new IllegalArgumentException("The sample rate (" + sampleRate + " Hz) must be at least 1 Hz.");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("The number of channels (" + channels + ") must be at least 1.");
        }
    }
}
