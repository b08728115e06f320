package io.ripieno.models.data.piece;

import java.util.List;

/** Arithmetic on sound of several channels, {@code [channels][frames]}. */
final class Samples {
    private Samples() {}

    static float peak(float[][] sound) {
        float peak = 0;
        for (float[] channel : sound) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    static void scale(float[] channel, float gain) {
        for (int i = 0; i < channel.length; i++) {
            channel[i] *= gain;
        }
    }

    static void fadeOut(float[][] sound, int frames) {
        for (float[] channel : sound) {
            int length = Math.min(frames, channel.length);
            for (int i = 0; i < length; i++) {
                channel[channel.length - 1 - i] *= (float) i / length;
            }
        }
    }

    /** The sum, in the order given. */
    static float[][] sum(List<float[][]> parts) {
        float[][] sum = new float[parts.get(0).length][parts.get(0)[0].length];
        for (float[][] part : parts) {
            for (int c = 0; c < sum.length; c++) {
                for (int i = 0; i < sum[c].length; i++) {
                    sum[c][i] += part[c][i];
                }
            }
        }
        return sum;
    }

    /**
     * Mean square over the channels of every begun block.
     *
     * @param block its length in frames; where that is no whole number, block i lasts from the frame nearest to i blocks to
     *     that nearest to i + 1
     */
    static double[] powers(float[][] sound, double block) {
        int length = sound[0].length;
        int blocks = (int) Math.ceil(length / block);
        while (blocks > 0 && Math.round((blocks - 1) * block) >= length) {
            blocks--;
        }
        double[] powers = new double[blocks];
        for (float[] channel : sound) {
            for (int b = 0; b < blocks; b++) {
                int at = (int) Math.round(b * block);
                int end = (int) Math.min(length, Math.round((b + 1) * block));
                float sum = 0;
                for (int i = at; i < end; i++) {
                    sum += channel[i] * channel[i];
                }
                powers[b] += sum / (end - at) / sound.length;
            }
        }
        return powers;
    }
}
