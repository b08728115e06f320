package io.ripieno.inference;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;

/** Recordings made by formula. */
public final class Signals {
    private Signals() {}

    /** Three sines that slowly change, so that no two windows are alike. */
    public static AudioBuffer sines(int sampleRate, int channels, double seconds) {
        float[][] samples = new float[channels][(int) Math.round(seconds * sampleRate)];
        for (int channel = 0; channel < channels; channel++) {
            for (int n = 0; n < samples[channel].length; n++) {
                double t = (double) n / sampleRate;
                samples[channel][n] = (float) (0.3 * Math.sin(2 * Math.PI * (220 + 9 * t) * t)
                        + 0.2 * Math.sin(2 * Math.PI * 1000 * t + channel)
                        + 0.1 * Math.sin(2 * Math.PI * 3000 * t) * Math.sin(0.2 * t));
            }
        }
        return new AudioBuffer(new AudioFormat(sampleRate, channels), samples);
    }
}
