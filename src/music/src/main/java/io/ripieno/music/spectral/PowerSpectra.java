package io.ripieno.music.spectral;

import java.util.Arrays;

/**
 * The power spectra of many real frames at once, in double precision. Sample n of all frames is a row, and so is the power
 * of a bin: each step of the transform runs over the frames, in loops from index 0 on which the compiler turns into
 * vector instructions. Even and odd samples are the parts of a complex frame of half the size (Cooley and Tukey, 1965,
 * decimation in time); a rotation is three shears (Buneman, 1986), as a loop in which a value is multiplied twice would
 * stay scalar. Not safe for several threads.
 */
public final class PowerSpectra {
    private final int half;
    private final double[][] samples;
    private final double[][] re;
    private final double[][] im;
    private final double[] shear;
    private final double[] sine;

    /**
     * @param size of a frame, a power of two from 8 on
     * @param frames the most that are transformed at once
     */
    public PowerSpectra(int size, int frames) {
        if (size < 8 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "The size of the transform (" + size + ") must be a power of two from 8 on.");
        }
        half = size / 2;
        samples = new double[size][frames];
        re = new double[half][];
        im = new double[half][];
        for (int n = 0; n < half; n++) {
            int place = Integer.reverse(n) >>> (Integer.numberOfLeadingZeros(half) + 1);
            re[place] = samples[2 * n];
            im[place] = samples[2 * n + 1];
        }
        shear = new double[half / 2 + 1];
        sine = new double[half / 2 + 1];
        for (int k = 0; k <= half / 2; k++) {
            double angle = 2 * Math.PI * k / size;
            shear[k] = Math.tan(angle / 2);
            sine[k] = Math.sin(angle);
        }
    }

    /** The rows to be filled, {@code [size][frames]}; overwritten by each transform. */
    public double[][] samples() {
        return samples;
    }

    /**
     * Transforms the first frames.
     *
     * @return {@code [size / 2][frames]}, the power {@code |X|^2} of the bins from 0 on, without the Nyquist bin; a view of
     *     the rows that were filled
     */
    public double[][] transform(int frames) {
        transform(0, half, frames);
        double[] first = re[0];
        double[] firstOdd = im[0];
        for (int j = 0; j < frames; j++) {
            double sum = first[j] + firstOdd[j];
            first[j] = sum * sum;
        }
        for (int k = 1; k <= half / 2; k++) {
            powers(re[k], im[k], re[half - k], im[half - k], shear[k], sine[k], frames);
        }
        return re;
    }

    /** The transform of a part, its halves first, while they are in the cache. */
    private void transform(int from, int size, int frames) {
        if (size == 1) {
            return;
        }
        int part = size / 2;
        transform(from, part, frames);
        transform(from + part, part, frames);
        int step = 2 * half / size;
        for (int k = 0; k < part; k++) {
            int a = from + k;
            int b = a + part;
            if (k == 0) {
                add(re[a], re[b], frames);
                add(im[a], im[b], frames);
            } else if (2 * k < part) {
                rotate(re[a], im[a], re[b], im[b], shear[k * step], sine[k * step], frames);
            } else if (2 * k == part) {
                turn(re[a], im[a], re[b], im[b], frames);
            } else {
                int beyond = (k - part / 2) * step;
                rotateAndTurn(re[a], im[a], re[b], im[b], shear[beyond], sine[beyond], frames);
            }
        }
    }

    private static void add(double[] a, double[] b, int frames) {
        for (int j = 0; j < frames; j++) {
            double x = a[j];
            double y = b[j];
            a[j] = x + y;
            b[j] = x - y;
        }
    }

    /** {@code a + w b} and {@code a - w b} for {@code w = exp(-i angle)}. */
    private static void rotate(
            double[] ar, double[] ai, double[] br, double[] bi, double shear, double sine, int frames) {
        for (int j = 0; j < frames; j++) {
            double x = br[j] + shear * bi[j];
            double y = bi[j] - sine * x;
            x += shear * y;
            double u = ar[j];
            double v = ai[j];
            ar[j] = u + x;
            ai[j] = v + y;
            br[j] = u - x;
            bi[j] = v - y;
        }
    }

    /** The same for {@code w = -i}. */
    private static void turn(double[] ar, double[] ai, double[] br, double[] bi, int frames) {
        for (int j = 0; j < frames; j++) {
            double x = br[j];
            double y = bi[j];
            double u = ar[j];
            double v = ai[j];
            ar[j] = u + y;
            ai[j] = v - x;
            br[j] = u - y;
            bi[j] = v + x;
        }
    }

    /** The same for {@code w = -i exp(-i angle)}. */
    private static void rotateAndTurn(
            double[] ar, double[] ai, double[] br, double[] bi, double shear, double sine, int frames) {
        for (int j = 0; j < frames; j++) {
            double x = br[j] + shear * bi[j];
            double y = bi[j] - sine * x;
            x += shear * y;
            double u = ar[j];
            double v = ai[j];
            ar[j] = u + y;
            ai[j] = v - x;
            br[j] = u - y;
            bi[j] = v + x;
        }
    }

    /** The powers of the bins k and {@code half - k} of the real frame, from those bins of the complex one. */
    private static void powers(
            double[] kr, double[] ki, double[] mr, double[] mi, double shear, double sine, int frames) {
        for (int j = 0; j < frames; j++) {
            double a = 0.5 * kr[j];
            double b = 0.5 * mr[j];
            double c = 0.5 * ki[j];
            double d = 0.5 * mi[j];
            double evenRe = a + b;
            double evenIm = c - d;
            double y = b - a;
            double x = c + d + shear * y;
            y -= sine * x;
            x += shear * y;
            double plusRe = evenRe + x;
            double plusIm = evenIm + y;
            double minusRe = evenRe - x;
            double minusIm = evenIm - y;
            kr[j] = plusRe * plusRe + plusIm * plusIm;
            mr[j] = minusRe * minusRe + minusIm * minusIm;
        }
    }

    /** Silences rows of samples. */
    public void clear(int from, int to) {
        for (int n = from; n < to; n++) {
            Arrays.fill(samples[n], 0);
        }
    }
}
