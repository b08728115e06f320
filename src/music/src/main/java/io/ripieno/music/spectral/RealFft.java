package io.ripieno.music.spectral;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The Fourier transform of one real frame at a time, of any size, computed in double precision on the calling thread
 * alone. A spectrum is {@code [re0, im0, re1, im1, ...]} for the bins 0 to {@code size / 2}. Not safe for several threads.
 */
public final class RealFft {
    static {
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private final int size;
    private final DoubleFFT_1D transform;

    public RealFft(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("The size of the transform (" + size + ") must be at least 1.");
        }
        this.size = size;
        this.transform = new DoubleFFT_1D(size);
    }

    public int size() {
        return size;
    }

    public int bins() {
        return size / 2 + 1;
    }

    /**
     * {@code X[k] = sum over n of x[n] exp(-2 pi i k n / size)}.
     *
     * @param frame the samples; overwritten
     * @param spectrum receives {@code 2 bins()} values
     */
    public void forward(double[] frame, float[] spectrum) {
        transform.realForward(frame, 0);
        boolean even = size % 2 == 0;
        spectrum[0] = (float) frame[0];
        spectrum[1] = 0;
        int last = size / 2;
        for (int i = 2; i < 2 * last; i++) {
            spectrum[i] = (float) frame[i];
        }
        if (size > 1) {
            spectrum[2 * last] = (float) (even ? frame[1] : frame[2 * last]);
            spectrum[2 * last + 1] = even ? 0 : (float) frame[1];
        }
    }

    /**
     * Undoes {@link #forward}, scale included.
     *
     * @param frame receives the samples
     */
    public void inverse(float[] spectrum, double[] frame) {
        int last = size / 2;
        frame[0] = spectrum[0];
        for (int i = 2; i < 2 * last; i++) {
            frame[i] = spectrum[i];
        }
        if (size > 1) {
            boolean even = size % 2 == 0;
            frame[1] = even ? spectrum[2 * last] : spectrum[2 * last + 1];
            if (!even) {
                frame[2 * last] = spectrum[2 * last];
            }
        }
        transform.realInverse(frame, 0, true);
    }

    /**
     * Transforms a frame of even size in place and in full precision.
     *
     * @param frame samples; receives {@code [re0, re(size/2), re1, im1, re2, im2, ...]}
     */
    public void pack(double[] frame) {
        requireEven();
        transform.realForward(frame, 0);
    }

    /** Undoes {@link #pack}, scale included. */
    public void unpack(double[] frame) {
        requireEven();
        transform.realInverse(frame, 0, true);
    }

    private void requireEven() {
        if (size % 2 != 0) {
            throw new IllegalStateException("The size of the transform (" + size + ") is odd. Choose an even one.");
        }
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
