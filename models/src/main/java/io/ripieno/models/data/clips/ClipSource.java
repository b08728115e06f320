package io.ripieno.models.data.clips;

/** Clips at 16 kHz in mono with the instruments that are heard in them. Safe for use by several threads. */
public interface ClipSource {
    /** In Hz. */
    int SAMPLE_RATE = 16_000;

    /** Whether an instrument is heard. */
    enum Truth {
        ABSENT,
        /** Too faint, too short or too much alike to tell. */
        UNKNOWN,
        HEARD
    }

    int size();

    /**
     * Makes or reads one clip.
     *
     * @param index 0 to {@link #size()} - 1
     * @param seed the same index, seed and length give the same clip; give every epoch its own. Fixed sources do not look
     *     at it
     * @param mono is filled, full scale ±1
     * @param truth receives an entry for each {@link io.ripieno.models.data.phrase.Instrument}, in their order
     */
    void read(int index, long seed, float[] mono, Truth[] truth);
}
