package io.ripieno.music.mel;

import java.util.Arrays;

/**
 * Triangles that are linear in mel and equally spaced in mel: filter i rises from edge i to its peak of 1 at edge i + 1
 * and falls to edge i + 2. They are not normalised by area. Only the bins strictly inside a triangle are stored.
 */
public final class MelFilterBank {
    private static final double ON_THE_EDGE = 1e-9;

    private final int[] firstBins;
    private final float[][] weights;
    private final double[] centres;

    /**
     * A bank over the bins {@code j sampleRate / fftSize} of a real Fourier transform, without the Nyquist bin.
     *
     * @param bands the number of triangles
     * @param lowHz left edge of the first triangle
     * @param highHz right edge of the last triangle, at most half of {@code sampleRate}
     */
    public MelFilterBank(int bands, double lowHz, double highHz, int fftSize, int sampleRate) {
        if (bands < 1) {
            throw new IllegalArgumentException("The number of mel bands (" + bands + ") must be at least 1.");
        }
        if (!(lowHz >= 0 && lowHz < highHz && highHz <= sampleRate / 2.0)) {
            throw new IllegalArgumentException("The range of the mel bands (" + lowHz + " to " + highHz
                    + " Hz) must rise and lie between 0 and half of the sample rate (" + sampleRate + " Hz).");
        }
        double low = MelScale.fromHertz(lowHz);
        double step = (MelScale.fromHertz(highHz) - low) / (bands + 1);
        double[] mels = new double[fftSize / 2];
        for (int bin = 0; bin < mels.length; bin++) {
            mels[bin] = MelScale.fromHertz((double) bin * sampleRate / fftSize);
        }
        firstBins = new int[bands];
        weights = new float[bands][];
        centres = new double[bands];
        for (int band = 0; band < bands; band++) {
            double left = low + band * step;
            int first = 0;
            while (first < mels.length && weight(mels[first], left, step) == 0) {
                first++;
            }
            int end = first;
            while (end < mels.length && weight(mels[end], left, step) > 0) {
                end++;
            }
            firstBins[band] = first;
            weights[band] = new float[end - first];
            for (int bin = first; bin < end; bin++) {
                weights[band][bin - first] = (float) weight(mels[bin], left, step);
            }
            centres[band] = MelScale.toHertz(left + step);
        }
    }

    private static double weight(double mel, double left, double step) {
        double rise = (mel - left) / step;
        double weight = Math.min(rise, 2 - rise);
        return weight > ON_THE_EDGE ? weight : 0;
    }

    public int bands() {
        return firstBins.length;
    }

    /** The first bin that the filter of a band lets through; meaningless if the filter is empty. */
    public int firstBin(int band) {
        return firstBins[band];
    }

    /** The weights of the bins from {@link #firstBin} on; empty if the band is narrower than the bins are apart. */
    public float[] weights(int band) {
        return Arrays.copyOf(weights[band], weights[band].length);
    }

    /** The frequency of the peak, in Hz. */
    public double centre(int band) {
        return centres[band];
    }

    /** Weighs the spectrum that starts at {@code at} with the filter of one band and sums it up. */
    public double apply(int band, double[] spectrum, int at) {
        float[] filter = weights[band];
        int start = at + firstBins[band];
        double sum = 0;
        for (int i = 0; i < filter.length; i++) {
            sum += filter[i] * spectrum[start + i];
        }
        return sum;
    }

    /**
     * The same of many spectra at once.
     *
     * @param spectra {@code [bins][spectra]}
     * @param sums receives a value for each of the first spectra
     */
    void apply(int band, double[][] spectra, double[] sums, int count) {
        float[] filter = weights[band];
        int first = firstBins[band];
        Arrays.fill(sums, 0, count, 0);
        int i = 0;
        for (; i + 4 <= filter.length; i += 4) {
            int bin = first + i;
            addFour(
                    sums,
                    spectra[bin],
                    spectra[bin + 1],
                    spectra[bin + 2],
                    spectra[bin + 3],
                    filter[i],
                    filter[i + 1],
                    filter[i + 2],
                    filter[i + 3],
                    count);
        }
        for (; i < filter.length; i++) {
            add(sums, spectra[first + i], filter[i], count);
        }
    }

    private static void addFour(
            double[] sums,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double wa,
            double wb,
            double wc,
            double wd,
            int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
    }

    private static void add(double[] sums, double[] a, double wa, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += wa * a[j];
        }
    }
}
