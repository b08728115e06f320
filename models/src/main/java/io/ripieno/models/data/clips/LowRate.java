package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Effect;

/**
 * Plays sound as samplers with little memory did: each sample is held for as long as one of a lower rate lasts, unfiltered,
 * so that what lies above half of that rate is mirrored, and has few bits.
 *
 * @param ratio samples that one is held for, at least 1, not necessarily whole
 * @param bits of a sample at the highest peak
 */
record LowRate(double ratio, int bits) implements Effect {
    LowRate {
        if (!(ratio >= 1) || bits < 2) {
            throw new IllegalArgumentException(
                    "A sample cannot be held for " + ratio + " samples and have " + bits + " bits: at least 1 and 2.");
        }
    }

    @Override
    public void apply(float[][] channels) {
        for (float[] channel : channels) {
            float peak = Levels.peak(channel);
            if (peak == 0) {
                continue;
            }
            float steps = (1 << bits - 1) / peak;
            double next = 0;
            float held = 0;
            for (int i = 0; i < channel.length; i++) {
                if (i >= next) {
                    held = Math.round(channel[i] * steps) / steps;
                    next += ratio;
                }
                channel[i] = held;
            }
        }
    }

    @Override
    public boolean isLinear() {
        return false;
    }
}
