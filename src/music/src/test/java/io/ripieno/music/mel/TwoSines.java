package io.ripieno.music.mel;

/** The test signal of the golden values: {@code 0.5 sin(2 pi 440 t) + 0.25 sin(2 pi 1000 t)}. */
final class TwoSines {
    private TwoSines() {}

    static float[] oneSecond(int sampleRate) {
        float[] signal = new float[sampleRate];
        for (int n = 0; n < sampleRate; n++) {
            double t = (double) n / sampleRate;
            signal[n] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * t) + 0.25 * Math.sin(2 * Math.PI * 1000 * t));
        }
        return signal;
    }
}
