package io.ripieno.music.spectral;

import java.util.Arrays;

/**
 * Makes a signal again from its frames, one by one: each is windowed once more, overlapped and added, and the sum divided
 * by the sum of the squared windows (Griffin and Lim, 1984). Not safe for several threads.
 */
public final class StreamingInverseStft {
    private final StftSettings settings;
    private final double[] window;
    private final RealFft fft;
    private final double[] frame;
    private final double[] sum;
    private final double[] weight;
    private long origin;
    private long taken;

    /**
     * @throws NotInvertibleException if the window and the hop leave samples without weight
     */
    public StreamingInverseStft(StftSettings settings) {
        Invertibility.check(settings);
        this.settings = settings;
        this.window = settings.window().toDoubles();
        this.fft = new RealFft(settings.fftSize());
        this.frame = new double[settings.fftSize()];
        this.sum = new double[window.length + 2 * settings.hop() + 1];
        this.weight = new double[sum.length];
    }

    /** The most samples that {@link #finish} gives out. */
    public int mostAtEnd() {
        return sum.length;
    }

    /**
     * Adds the next frame and gives out the samples that no later frame touches.
     *
     * @param spectrum {@code [re0, im0, re1, im1, ...]}
     * @param out has room for two hops from index {@code at} on
     * @return how many samples were written
     */
    public int process(float[] spectrum, float[] out, int at) {
        if (spectrum.length != 2 * settings.bins()) {
            throw new IllegalArgumentException("The spectrum (" + spectrum.length + " values) must have "
                    + 2 * settings.bins() + " values, two for each bin.");
        }
        fft.inverse(spectrum, frame);
        long start = settings.start(taken);
        int margin = settings.margin();
        for (int n = (int) Math.max(0, -start); n < window.length; n++) {
            int i = (int) (start + n - origin);
            sum[i] += window[n] * frame[margin + n];
            weight[i] += window[n] * window[n];
        }
        long certain = certainLength();
        taken++;
        return give((int) (Math.min(certain, settings.start(taken)) - origin), out, at);
    }

    /**
     * Gives out the rest of the signal, and makes this ready for another.
     *
     * @param samples the length of the whole signal
     * @param out has room for {@link #mostAtEnd()} samples, or for what is left, from index {@code at} on
     * @return how many samples were written
     * @throws IllegalArgumentException if a signal of that length has another number of frames
     */
    public int finish(long samples, float[] out, int at) {
        settings.checkFrames(samples, taken);
        int count = give((int) (samples - origin), out, at);
        Arrays.fill(sum, 0);
        Arrays.fill(weight, 0);
        origin = 0;
        taken = 0;
        return count;
    }

    /** The length that a signal with this frame has at least. */
    private long certainLength() {
        if (taken == 0) {
            return 1;
        }
        return (taken - 1) * settings.hop() + (settings.edges().centred() ? 1 : window.length);
    }

    private int give(int count, float[] out, int at) {
        if (count <= 0) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            out[at + i] = (float) (sum[i] / weight[i]);
        }
        shift(sum, count);
        shift(weight, count);
        origin += count;
        return count;
    }

    private static void shift(double[] values, int count) {
        System.arraycopy(values, count, values, 0, values.length - count);
        Arrays.fill(values, values.length - count, values.length, 0);
    }
}
