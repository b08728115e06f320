package io.ripieno.models.data.augment;

import io.ripieno.music.resample.Resampler;

/**
 * Takes sound through a lower sample rate and back, so that nothing is left above half of it.
 *
 * @param sampleRate of the sound in Hz
 * @param through the lower sample rate in Hz
 */
public record NarrowBand(int sampleRate, int through) implements Effect {
    @Override
    public void apply(float[][] channels) {
        for (float[] channel : channels) {
            float[] narrow = Resampler.resample(channel, sampleRate, through);
            float[] back = Resampler.resample(narrow, through, sampleRate);
            System.arraycopy(back, 0, channel, 0, Math.min(back.length, channel.length));
        }
    }

    @Override
    public boolean isLinear() {
        return true;
    }
}
