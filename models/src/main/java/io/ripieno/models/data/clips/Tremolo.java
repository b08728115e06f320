package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Effect;

/**
 * Lets loudness swing.
 *
 * @param sampleRate in Hz
 * @param hertz how often
 * @param depth 0 for none to 1 for down to silence
 */
record Tremolo(int sampleRate, double hertz, double depth) implements Effect {
    @Override
    public void apply(float[][] channels) {
        double step = 2 * Math.PI * hertz / sampleRate;
        for (float[] channel : channels) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= (float) (1 - depth / 2 * (1 - Math.cos(step * i)));
            }
        }
    }

    @Override
    public boolean isLinear() {
        return true;
    }
}
