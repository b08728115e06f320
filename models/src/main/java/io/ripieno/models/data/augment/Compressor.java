package io.ripieno.models.data.augment;

/**
 * Turns down what is loud: above the threshold the output rises by 1 dB for every {@code ratio} dB of the input, with a
 * soft knee (Giannoulis, Massberg and Reiss, Digital dynamic range compressor design, JAES 60(6), 2012, equation 4). The
 * channels are turned down together, so that the picture between left and right stands still. A high ratio with a short
 * attack is a limiter.
 *
 * @param sampleRate in Hz
 * @param threshold in dB of full scale, of the peak
 * @param ratio at least 1
 * @param knee width in dB, 0 for a hard one
 * @param attack seconds in which 63 % of a rise of level is followed
 * @param release seconds in which 63 % of a fall of level is followed
 */
public record Compressor(int sampleRate, double threshold, double ratio, double knee, double attack, double release)
        implements Effect {
    /** Samples between which the gain runs straight. */
    private static final int STEP = 16;

    public Compressor {
        if (!(ratio >= 1 && knee >= 0 && attack > 0 && release > 0)) {
            throw new IllegalArgumentException("A compressor needs a ratio of at least 1 (" + ratio
                    + "), a knee that is not negative (" + knee + ") and positive times (attack " + attack
                    + ", release " + release + ").");
        }
    }

    /** What a level is changed by, both in dB. */
    public double gain(double level) {
        double over = level - threshold;
        if (2 * over <= -knee) {
            return 0;
        }
        double slope = 1 / ratio - 1;
        if (2 * over < knee) {
            double into = over + knee / 2;
            return slope * into * into / (2 * knee);
        }
        return slope * over;
    }

    /** The factor of every sample. Applied to the parts of a mix it compresses the mix and the parts still sum to it. */
    public float[] gains(float[][] channels) {
        int length = channels[0].length;
        float[] gains = new float[length];
        float rise = (float) -Math.expm1(-1 / (attack * sampleRate));
        float fall = (float) -Math.expm1(-1 / (release * sampleRate));
        float envelope = 1e-9f;
        float before = 1;
        for (int at = 0; at < length; at += STEP) {
            int end = Math.min(length, at + STEP);
            for (int i = at; i < end; i++) {
                float level = 1e-9f;
                for (float[] channel : channels) {
                    level = Math.max(level, Math.abs(channel[i]));
                }
                envelope += (level > envelope ? rise : fall) * (level - envelope);
            }
            float after = (float) Math.pow(10, gain(20 * Math.log10(envelope)) / 20);
            for (int i = at; i < end; i++) {
                gains[i] = before + (after - before) * (i - at + 1) / STEP;
            }
            before = after;
        }
        return gains;
    }

    @Override
    public void apply(float[][] channels) {
        float[] gains = gains(channels);
        for (float[] channel : channels) {
            Levels.multiply(channel, gains);
        }
    }

    @Override
    public boolean isLinear() {
        return false;
    }
}
