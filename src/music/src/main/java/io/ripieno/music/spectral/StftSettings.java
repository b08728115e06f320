package io.ripieno.music.spectral;

/**
 * The geometry of a short-time Fourier transform.
 *
 * @param window applied before the transform, and again before overlap-add
 * @param fftSize size of the transform, at least the length of the window; a shorter window stands in the middle of a
 *     centred frame and at the start of one that is not centred
 * @param hop samples from one frame to the next
 */
public record StftSettings(Window window, int fftSize, int hop, Edges edges, Tail tail) {
    public StftSettings {
        if (fftSize < window.length()) {
            throw new IllegalArgumentException("The size of the transform (" + fftSize + ") is less than the " + window
                    + ". Use a larger transform or a shorter window.");
        }
        if (hop < 1) {
            throw new IllegalArgumentException("The hop (" + hop + ") must be at least 1 sample.");
        }
    }

    /** Centred frames over mirrored ends that cover every sample: what an inverse needs. */
    public static StftSettings covering(Window window, int fftSize, int hop) {
        return new StftSettings(window, fftSize, hop, Edges.REFLECTED, Tail.COVERED);
    }

    /** The number of frequencies from 0 to Nyquist, {@code fftSize / 2 + 1}. */
    public int bins() {
        return fftSize / 2 + 1;
    }

    /** The number of frames that so many samples give; none for none. */
    public long frames(long samples) {
        if (samples == 0) {
            return 0;
        }
        if (edges.centred()) {
            return 1 + (tail == Tail.DROPPED ? samples / hop : (samples + hop - 2) / hop);
        }
        long behind = samples - window.length();
        if (tail == Tail.DROPPED) {
            return behind < 0 ? 0 : 1 + behind / hop;
        }
        return behind <= 0 ? 1 : 1 + (behind + hop - 1) / hop;
    }

    void checkFrames(long samples, long frames) {
        if (frames(samples) != frames) {
            throw new IllegalArgumentException("A signal of " + samples + " samples has " + frames(samples)
                    + " frames, but there are " + frames + ". Give the length of the signal that was transformed.");
        }
    }

    /** The sample on which the window of a frame begins; negative near the start of a centred transform. */
    long start(long frame) {
        return frame * hop - lead();
    }

    /** The samples of the window before the sample {@code k hop}. */
    int lead() {
        return edges.centred() ? fftSize / 2 - margin() : 0;
    }

    /** The zeros of a frame before its window. */
    int margin() {
        return edges.centred() ? (fftSize - window.length()) / 2 : 0;
    }
}
