package io.ripieno.models.data.render;

/** Takes sound of two channels, block by block. */
@FunctionalInterface
public interface StereoBlocks {
    /**
     * @param left samples, valid until the call returns
     * @param right samples, valid until the call returns
     * @param count how many there are of each
     */
    void accept(float[] left, float[] right, int count);
}
