package io.ripieno.models.data.augment;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The lapped transform of perceptual codecs, from 2N samples to N coefficients and back, under a sine window both ways:
 * frames that overlap by half sum to the samples again (Princen and Bradley, IEEE TASSP 34(5), 1986). Of a discrete
 * cosine transform of type IV, through a complex Fourier transform of N / 2.
 */
final class ModifiedCosineTransform {
    static {
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private final int bins;
    private final DoubleFFT_1D fft;
    private final double[] cos;
    private final double[] sin;
    private final double[] window;
    private final double[] folded;
    private final double[] complex;

    ModifiedCosineTransform(int bins) {
        this.bins = bins;
        fft = new DoubleFFT_1D(bins / 2);
        cos = new double[bins / 2];
        sin = new double[bins / 2];
        for (int n = 0; n < bins / 2; n++) {
            cos[n] = Math.cos(Math.PI * (n + 0.125) / bins);
            sin[n] = Math.sin(Math.PI * (n + 0.125) / bins);
        }
        window = new double[2 * bins];
        for (int i = 0; i < window.length; i++) {
            window[i] = Math.sin(Math.PI * (i + 0.5) / window.length);
        }
        folded = new double[bins];
        complex = new double[bins];
    }

    void forward(double[] frame, double[] coefficients) {
        int half = bins / 2;
        for (int n = 0; n < half; n++) {
            folded[n] = -windowed(frame, 3 * half - 1 - n) - windowed(frame, 3 * half + n);
            folded[half + n] = windowed(frame, n) - windowed(frame, bins - 1 - n);
        }
        cosineFour(folded, coefficients);
    }

    void inverse(double[] coefficients, double[] frame) {
        int half = bins / 2;
        cosineFour(coefficients, folded);
        double scale = 2.0 / bins;
        for (int n = 0; n < half; n++) {
            frame[n] = scale * window[n] * folded[half + n];
            frame[bins - 1 - n] = -scale * window[bins - 1 - n] * folded[half + n];
            frame[3 * half - 1 - n] = -scale * window[3 * half - 1 - n] * folded[n];
            frame[3 * half + n] = -scale * window[3 * half + n] * folded[n];
        }
    }

    private double windowed(double[] frame, int i) {
        return window[i] * frame[i];
    }

    private void cosineFour(double[] in, double[] out) {
        for (int n = 0; n < bins / 2; n++) {
            double re = in[2 * n];
            double im = in[bins - 1 - 2 * n];
            complex[2 * n] = re * cos[n] + im * sin[n];
            complex[2 * n + 1] = im * cos[n] - re * sin[n];
        }
        fft.complexForward(complex);
        for (int k = 0; k < bins / 2; k++) {
            double re = complex[2 * k];
            double im = complex[2 * k + 1];
            out[2 * k] = re * cos[k] + im * sin[k];
            out[bins - 1 - 2 * k] = re * sin[k] - im * cos[k];
        }
    }
}
