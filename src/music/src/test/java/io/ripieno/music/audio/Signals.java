package io.ripieno.music.audio;

import java.util.Arrays;
import java.util.Random;

/** Seeded signals for tests, and how alike two signals are. */
public final class Signals {
    private Signals() {}

    /** Per channel a chord of sines whose loudness changes, with a little noise; peak below 0.7. */
    public static AudioBuffer chord(int sampleRate, int channels, int frames) {
        Random random = new Random(frames * 31L + channels);
        float[][] samples = new float[channels][frames];
        for (int c = 0; c < channels; c++) {
            double first = 220 * Math.pow(2, c / 5.0);
            for (int i = 0; i < frames; i++) {
                double t = i / (double) sampleRate;
                double loudness = 0.2 * (1 + 0.5 * Math.sin(2 * Math.PI * 0.7 * t + c));
                double tone = Math.sin(2 * Math.PI * first * t) + 0.5 * Math.sin(2 * Math.PI * 2.01 * first * t);
                samples[c][i] = (float) (loudness * tone + 0.002 * random.nextGaussian());
            }
        }
        return new AudioBuffer(new AudioFormat(sampleRate, channels), samples);
    }

    /** The same rounded to a number of bits, as an integer file would hold it. */
    public static AudioBuffer rounded(AudioBuffer buffer, int bits) {
        double scale = 1L << (bits - 1);
        float[][] samples = new float[buffer.samples().length][buffer.frames()];
        for (int c = 0; c < samples.length; c++) {
            for (int i = 0; i < samples[c].length; i++) {
                samples[c][i] = (float) (Math.rint(buffer.samples()[c][i] * scale) / scale + 0.0);
            }
        }
        return new AudioBuffer(buffer.format(), samples);
    }

    /** Where two signals first differ, in words; empty if they are the same to the last bit. */
    public static String difference(float[][] expected, float[][] actual) {
        if (expected.length != actual.length) {
            return expected.length + " channels expected, not " + actual.length;
        }
        for (int c = 0; c < expected.length; c++) {
            int i = Arrays.mismatch(expected[c], actual[c]);
            if (i >= 0) {
                return "channel " + c + " differs from frame " + i + " on; " + expected[c].length + " frames expected, "
                        + actual[c].length + " there";
            }
        }
        return "";
    }

    /** Signal to noise in dB of the first channel over the frames that both have. */
    public static double snr(AudioBuffer signal, AudioBuffer decoded) {
        double power = 0;
        double noise = 0;
        for (int i = 0; i < Math.min(signal.frames(), decoded.frames()); i++) {
            double s = signal.samples()[0][i];
            double d = decoded.samples()[0][i] - s;
            power += s * s;
            noise += d * d;
        }
        return 10 * Math.log10(power / Math.max(noise, 1e-30));
    }
}
