package io.ripieno.music.resample;

import io.ripieno.music.spectral.Kaiser;

/**
 * A low-pass filter as a function of continuous time, in input samples: {@code 2 f sinc(2 f t)} under a Kaiser window.
 */
final class WindowedSinc {
    private final double pass;
    private final double stop;
    private final double decibels;
    private final double cutoff;
    private final double halfWidth;
    private final Kaiser window;

    /**
     * @param pass the frequency up to which it passes, in cycles per input sample
     * @param stop the frequency from which on it stops
     * @param decibels by how much
     */
    WindowedSinc(double pass, double stop, double decibels) {
        this.pass = pass;
        this.stop = stop;
        this.decibels = decibels;
        cutoff = (pass + stop) / 2;
        halfWidth = (decibels - 7.95) / (14.36 * 2 * (stop - pass));
        window = Kaiser.forAttenuation(decibels);
    }

    double pass() {
        return pass;
    }

    double stop() {
        return stop;
    }

    double decibels() {
        return decibels;
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
