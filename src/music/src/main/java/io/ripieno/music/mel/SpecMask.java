package io.ripieno.music.mel;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Masks for training in the manner of SpecAugment: one band of frequencies, then one span of time, of random place and
 * width. With u from [0, 1) the width is {@code v = u1 limit}, the start {@code floor(u2 (size - v))}, and
 * {@code floor(v)} rows or columns are filled. The source of randomness is the caller's, so that a seed repeats them.
 *
 * @param bandLimit bound of the width in bands, at least 0
 * @param frameLimit bound of the width in frames, at least 0
 * @param fill the value that masked cells take
 */
public record SpecMask(int bandLimit, int frameLimit, float fill) {
    public SpecMask {
        if (bandLimit < 0 || frameLimit < 0) {
            throw new IllegalArgumentException(
                    "The limits of a mask (" + bandLimit + " bands, " + frameLimit + " frames) must not be negative.");
        }
    }

    /**
     * A mask for the picture of {@link EastFrontEnd}: masked cells hold the logarithm 0, which is {@code 3.7 / 3.1} after
     * normalising. EAsT trains its CP ResNet with 48 bands and 192 frames, its Mobile FCN without masks.
     */
    public static SpecMask forEast(int bandLimit, int frameLimit) {
        return new SpecMask(bandLimit, frameLimit, (float) (EastFrontEnd.SHIFT / EastFrontEnd.SCALE));
    }

    /**
     * Masks a picture in place.
     *
     * @param picture holds {@code [bands][frames]}, row by row, from index {@code at} on
     */
    public void apply(float[] picture, int at, int bands, int frames, RandomGenerator random) {
        double height = Math.min(bandLimit, bands) * random.nextDouble();
        int top = (int) (random.nextDouble() * (bands - height));
        Arrays.fill(picture, at + top * frames, at + (top + (int) height) * frames, fill);
        double width = Math.min(frameLimit, frames) * random.nextDouble();
        int left = (int) (random.nextDouble() * (frames - width));
        for (int band = 0; band < bands; band++) {
            int row = at + band * frames;
            Arrays.fill(picture, row + left, row + left + (int) width, fill);
        }
    }
}
