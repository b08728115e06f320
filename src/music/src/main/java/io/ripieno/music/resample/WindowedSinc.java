package io.ripieno.music.resample;

import io.ripieno.music.spectral.Kaiser;

/**
 * The low-pass filter of a conversion as a function of continuous time, in input samples: {@code 2 f sinc(2 f t)} under a
 * Kaiser window. It passes up to 0.9 of the lower of the two Nyquist frequencies and stops from that frequency on, by at
 * least 90 dB, so nothing folds back.
 */
final class WindowedSinc {
    private static final double ATTENUATION_DECIBELS = 95;
    private static final double PASS = 0.45;
    private static final double STOP = 0.5;

    private final double cutoff;
    private final double halfWidth;
    private final Kaiser window = Kaiser.forAttenuation(ATTENUATION_DECIBELS);

    /**
     * @param ratio output rate over input rate
     */
    WindowedSinc(double ratio) {
        double lower = Math.min(1, ratio);
        cutoff = lower * (PASS + STOP) / 2;
        halfWidth = (ATTENUATION_DECIBELS - 7.95) / (14.36 * 2 * (STOP - PASS) * lower);
    }

    /** Taps on either side of an output sample. */
    int reach() {
        return (int) Math.ceil(halfWidth);
    }

    double at(double t) {
        if (t == 0) {
            return 2 * cutoff;
        }
        return Math.sin(2 * Math.PI * cutoff * t) / (Math.PI * t) * window.at(t / halfWidth);
    }

    /**
     * The taps for an output that lies {@code fraction} of a sample behind the input sample 0.
     *
     * @return weights of the input samples {@code 1 - reach()} to {@code reach()}
     */
    float[] taps(double fraction) {
        int reach = reach();
        float[] taps = new float[2 * reach];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) at(fraction - (i + 1 - reach));
        }
        return taps;
    }
}
