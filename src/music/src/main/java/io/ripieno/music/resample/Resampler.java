package io.ripieno.music.resample;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Converts one channel from one sample rate to another, in blocks of any size. Output sample m lies at the time of input
 * position {@code m fromHz / toHz}: there is no delay to be made up for, and n samples give {@code ceil(n toHz / fromHz)}.
 * Beyond its ends the audio counts as silent. However the input is divided, the output is the same to the last bit.
 *
 * <p>Polyphase filters, windowed sincs under a Kaiser window, in one step or two: up to 0.9 of the lower Nyquist
 * frequency the ripple is below 0.001 dB, from the lower Nyquist frequency on at least 90 dB are taken away. Memory does
 * not depend on the length of the audio; output comes in bursts. Not safe for several threads.
 */
public final class Resampler {
    private static final long TABLE_LIMIT = 1 << 22;

    private final int up;
    private final int down;
    private final @Nullable Kernel kernel;
    private final float[] pending;
    private int filled;
    private long received;
    private long block;

    /**
     * @throws IllegalArgumentException if a rate is not positive, or if the output rate is so low (below 1/65 of the
     *     input rate, for rates whose ratio is one of large numbers) that the filter would take more than 16 MiB
     */
    public Resampler(int fromHz, int toHz) {
        if (fromHz < 1 || toHz < 1) {
            throw new IllegalArgumentException(
                    "Both sample rates (" + fromHz + " Hz to " + toHz + " Hz) must be at least 1 Hz.");
        }
        int divisor = Step.greatestCommonDivisor(fromHz, toHz);
        up = toHz / divisor;
        down = fromHz / divisor;
        kernel = up == down ? null : kernel(fromHz, toHz, up, down);
        pending = new float[kernel == null ? 0 : kernel.inputsPerBlock()];
        filled = kernel == null ? 0 : (int) -kernel.firstInput(0);
    }

    private static Kernel kernel(int fromHz, int toHz, int up, int down) {
        List<Step> steps = Step.plan(up, down);
        if (BlockKernel.suits(steps)) {
            return new BlockKernel(steps);
        }
        WindowedSinc filter = Step.single(up, down).filter();
        if (2L * filter.reach() * InterpolatingKernel.RESOLUTION > TABLE_LIMIT) {
            throw new IllegalArgumentException("The conversion from " + fromHz + " Hz to " + toHz
                    + " Hz is too far for one step: it takes a filter of " + 2L * filter.reach()
                    + " taps. Check the sample rates, or convert in two steps.");
        }
        return new InterpolatingKernel(up, down, FilterTable.of(filter, InterpolatingKernel.RESOLUTION));
    }

    /** Converts a whole signal at once, into a new array. */
    public static float[] resample(float[] signal, int fromHz, int toHz) {
        Resampler resampler = new Resampler(fromHz, toHz);
        float[] result = new float[Math.toIntExact(resampler.outputsFor(signal.length))];
        int count = resampler.process(signal, 0, signal.length, result, 0);
        resampler.flush(result, count);
        return result;
    }

    /** The number of samples that so many input samples give in all. */
    public long outputsFor(long samples) {
        return -Math.floorDiv(-samples * up, (long) down);
    }

    /** The number of samples that {@link #process} would return now if it were given {@code n} samples. */
    public int pendingAfter(int n) {
        if (kernel == null) {
            return n;
        }
        long next = block;
        while (kernel.firstInput(next) + kernel.inputsPerBlock() <= received + n) {
            next++;
        }
        return Math.toIntExact((next - block) * kernel.outputsPerBlock());
    }

    /** The number of samples that {@link #flush} would return now. */
    public int pendingAtEnd() {
        return kernel == null ? 0 : (int) (outputsFor(received) - block * kernel.outputsPerBlock());
    }

    /**
     * Takes in samples and gives out those that are complete.
     *
     * @param out has room for {@link #pendingAfter pendingAfter(n)} samples from index {@code at} on
     * @return how many samples were written, often none
     */
    public int process(float[] in, int from, int n, float[] out, int at) {
        Objects.checkFromIndexSize(from, n, in.length);
        if (kernel == null) {
            System.arraycopy(in, from, out, at, n);
            return n;
        }
        int taken = 0;
        int written = 0;
        while (taken < n) {
            int part = Math.min(n - taken, pending.length - filled);
            System.arraycopy(in, from + taken, pending, filled, part);
            taken += part;
            filled += part;
            if (filled == pending.length) {
                kernel.run(block, pending, out, at + written, kernel.outputsPerBlock());
                written += kernel.outputsPerBlock();
                advance(kernel);
            }
        }
        received += n;
        return written;
    }

    /**
     * Gives out what is left after the last input, and makes this ready for another signal.
     *
     * @param out has room for {@link #pendingAtEnd()} samples from index {@code at} on
     * @return how many samples were written
     */
    public int flush(float[] out, int at) {
        int left = pendingAtEnd();
        if (kernel == null) {
            return left;
        }
        for (int written = 0; written < left; written += kernel.outputsPerBlock()) {
            Arrays.fill(pending, filled, pending.length, 0);
            filled = pending.length;
            kernel.run(block, pending, out, at + written, Math.min(kernel.outputsPerBlock(), left - written));
            advance(kernel);
        }
        filled = (int) -kernel.firstInput(0);
        Arrays.fill(pending, 0, filled, 0);
        block = 0;
        received = 0;
        return left;
    }

    private void advance(Kernel converter) {
        int step = (int) (converter.firstInput(block + 1) - converter.firstInput(block));
        filled -= step;
        System.arraycopy(pending, step, pending, 0, filled);
        block++;
    }
}
