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

    /** Mean square over the channels of every begun block of some frames. */
    static double[] powers(float[][] sound, int block) {
        int length = sound[0].length;
        double[] powers = new double[(length + block - 1) / block];
        for (float[] channel : sound) {
            for (int at = 0; at < length; at += block) {
                int end = Math.min(length, at + block);
                float sum = 0;
                for (int i = at; i < end; i++) {
                    sum += channel[i] * channel[i];
                }
                powers[at / block] += sum / (end - at) / sound.length;
            }
        }
        return powers;
    }
}
