package io.ripieno.models.data.augment;

import io.ripieno.music.resample.Resampler;

/** Plays sound faster and higher, or slower and lower, as a tape does. */
public final class Speed {
    private static final int PARTS = 1000;

    private Speed() {}

    /**
     * @param speed 2 is an octave higher and half as long; rounded to a thousandth
     * @return {@code ceil(samples / speed)} samples
     */
    public static float[] change(float[] samples, double speed) {
        int from = (int) Math.round(speed * PARTS);
        if (from < PARTS / 10 || from > PARTS * 10) {
            throw new IllegalArgumentException("The speed " + speed + " must lie between 0.1 and 10.");
        }
        return Resampler.resample(samples, from, PARTS);
    }
}
