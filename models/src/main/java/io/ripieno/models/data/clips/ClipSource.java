package io.ripieno.models.data.clips;

/**
 * Clips of ten seconds at 16 kHz in mono with the instruments that are heard in them. Safe for use by several threads.
 */
public interface ClipSource {
    /** In Hz. */
    int SAMPLE_RATE = 16_000;

    /** Samples of a clip. */
    int SAMPLES = 10 * SAMPLE_RATE;

    int size();

    /**
     * Makes or reads one clip.
     *
     * @param index 0 to {@link #size()} - 1
     * @param seed the same index and seed give the same clip; give every epoch its own. Fixed sources do not look at it
     * @param mono receives {@code [160000]} samples, full scale ±1
     * @param targets receives {@code [18]} 1 for what is heard and 0 for what is not, in the order of
     *     {@link io.ripieno.models.data.phrase.Instrument}
     */
    void read(int index, long seed, float[] mono, float[] targets);
}
