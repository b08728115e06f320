package io.ripieno.music.spectral;

/** Where the frames of a short-time Fourier transform lie at the edges of a signal. */
public enum Edges {
    /** Frame k is centred on sample {@code k hop}; beyond the ends the signal is mirrored without repeating the last sample. */
    REFLECTED,
    /** Frame k is centred on sample {@code k hop}; beyond the ends the signal is 0. */
    ZEROS,
    /** Frame k starts at sample {@code k hop}; only behind the end may zeros be needed. */
    NONE;

    boolean centred() {
        return this != NONE;
    }
}
