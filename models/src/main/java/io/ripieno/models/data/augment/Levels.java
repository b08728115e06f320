package io.ripieno.models.data.augment;

/** Levels of sound of several channels. */
final class Levels {
    private Levels() {}

    static double power(float[][] channels) {
        double sum = 0;
        for (float[] channel : channels) {
            for (float sample : channel) {
                sum += (double) sample * sample;
            }
        }
        return sum / Math.max(1, (long) channels.length * channels[0].length);
    }

    static float peak(float[][] channels) {
        float peak = 0;
        for (float[] channel : channels) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    static void scale(float[][] channels, float factor) {
        for (float[] channel : channels) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= factor;
            }
        }
    }

    static void multiply(float[] samples, float[] factors) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= factors[i];
        }
    }

    static void add(float[][] sum, float[][] part) {
        for (int channel = 0; channel < sum.length; channel++) {
            for (int i = 0; i < sum[channel].length; i++) {
                sum[channel][i] += part[channel][i];
            }
        }
    }

    /** The factor of an amplitude. */
    static double fromDecibels(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
