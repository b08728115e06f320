package io.ripieno.models.data.augment;

/**
 * Rounds what is loud, as tape, tubes and small loudspeakers do: {@code x / (1 + |x|)} after a gain, which leaves the
 * peak where it is.
 *
 * @param drive the gain relative to the peak of the sound; about 0.2 is clean and 5 is rough
 */
public record Saturation(float drive) implements Effect {
    public Saturation {
        if (!(drive > 0)) {
            throw new IllegalArgumentException("The drive of a saturation (" + drive + ") must be positive.");
        }
    }

    @Override
    public void apply(float[][] channels) {
        float peak = Levels.peak(channels);
        if (peak == 0) {
            return;
        }
        float in = drive / peak;
        float out = peak * (1 + drive) / drive;
        for (float[] channel : channels) {
            for (int i = 0; i < channel.length; i++) {
                float x = channel[i] * in;
                channel[i] = out * x / (1 + Math.abs(x));
            }
        }
    }

    @Override
    public boolean isLinear() {
        return false;
    }
}
