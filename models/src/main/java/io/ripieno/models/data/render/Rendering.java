package io.ripieno.models.data.render;

/**
 * Sound of two channels.
 *
 * @param sampleRate in Hz
 * @param left {@code [samples]}, full scale ±1, may go beyond
 * @param right {@code [samples]}
 */
public record Rendering(int sampleRate, float[] left, float[] right) {
    public Rendering {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "The channels (" + left.length + " and " + right.length + " samples) must be of one length.");
        }
    }

    /** The mean of the channels. */
    public float[] mono() {
        float[] mono = new float[left.length];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = 0.5f * (left[i] + right[i]);
        }
        return mono;
    }
}
