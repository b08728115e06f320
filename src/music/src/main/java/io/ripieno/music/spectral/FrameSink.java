package io.ripieno.music.spectral;

/** Takes the frames of a {@link StreamingStft} in order. */
@FunctionalInterface
public interface FrameSink {
    /**
     * @param index of the frame, from 0
     * @param spectrum {@code [re0, im0, re1, im1, ...]}, valid until this method returns
     */
    void accept(long index, float[] spectrum);
}
