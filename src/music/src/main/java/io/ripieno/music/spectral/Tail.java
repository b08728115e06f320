package io.ripieno.music.spectral;

/** How many frames a short-time Fourier transform makes near the end of a signal. */
public enum Tail {
    /**
     * As is common: {@code 1 + floor(n / hop)} centred frames of n samples, or as many as fit whole. The last samples may
     * carry little weight or none.
     */
    DROPPED,
    /** One more where it is needed, so that the last centre or the last whole window reaches the last sample. */
    COVERED
}
