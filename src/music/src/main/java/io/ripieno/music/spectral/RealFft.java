package io.ripieno.music.spectral;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** The Fourier transform of one real frame at a time, in double precision, on the calling thread alone. */
public final class RealFft {
    static {
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private final int size;
    private final DoubleFFT_1D transform;

    /**
     * @param size of the transform, even
     */
    public RealFft(int size) {
        if (size < 2 || size % 2 != 0) {
            throw new IllegalArgumentException("The size of the transform (" + size + ") must be even and positive.");
        }
        this.size = size;
        this.transform = new DoubleFFT_1D(size);
    }

    public int size() {
        return size;
    }

    /**
     * Transforms a frame and replaces its first half by the power {@code |X|^2} of the bins 0 to size / 2 - 1; the
     * Nyquist bin is dropped and the second half is left undefined.
     */
    public void power(double[] frame) {
        transform.realForward(frame, 0);
        frame[0] = frame[0] * frame[0];
        for (int bin = 1; bin < size / 2; bin++) {
            double re = frame[2 * bin];
            double im = frame[2 * bin + 1];
            frame[bin] = re * re + im * im;
        }
    }
}
