package io.ripieno.music.spectral;

/** The frames of a short-time Fourier transform, {@code [frames][re0, im0, re1, im1, ...]}. Mutable. */
public final class Spectrogram {
    private final float[][] frames;
    private final int bins;

    /** A spectrogram of zeros. */
    public Spectrogram(int frames, int bins) {
        this.frames = new float[frames][2 * bins];
        this.bins = bins;
    }

    public int frames() {
        return frames.length;
    }

    public int bins() {
        return bins;
    }

    /** The spectrum of a frame itself, not a copy. */
    public float[] frame(int index) {
        return frames[index];
    }

    public float re(int frame, int bin) {
        return frames[frame][2 * bin];
    }

    public float im(int frame, int bin) {
        return frames[frame][2 * bin + 1];
    }
}
