package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Effect;

/**
 * Adds a late copy whose delay swings, so that its pitch does too: a section instead of one player, or a chorus.
 *
 * @param sampleRate in Hz
 * @param delay of the copy in seconds, in the middle of its swing
 * @param depth how far the delay swings to either side, in seconds
 * @param hertz how often it does
 * @param gain of the copy
 */
record Doubling(int sampleRate, double delay, double depth, double hertz, double gain) implements Effect {
    Doubling {
        if (!(depth >= 0 && depth < delay)) {
            throw new IllegalArgumentException("A copy cannot come before its sound: the delay (" + delay
                    + " s) must be more than its swing (" + depth + " s).");
        }
    }

    @Override
    public void apply(float[][] channels) {
        for (float[] channel : channels) {
            float[] source = channel.clone();
            double step = 2 * Math.PI * hertz / sampleRate;
            for (int i = 0; i < channel.length; i++) {
                double at = i - (delay + depth * Math.sin(step * i)) * sampleRate;
                int before = (int) Math.floor(at);
                if (before >= 0) {
                    double part = at - before;
                    double next = before + 1 < source.length ? source[before + 1] : 0;
                    channel[i] += (float) (gain * (source[before] + part * (next - source[before])));
                }
            }
        }
    }

    @Override
    public boolean isLinear() {
        return true;
    }
}
