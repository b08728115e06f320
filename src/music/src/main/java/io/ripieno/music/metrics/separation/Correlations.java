package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.spectral.RealFft;
import java.util.Arrays;

/**
 * Correlations of channels with each other for the delays 0 to taps - 1, {@code sum over n of a[n] b[n + delay]}. The
 * signals go by in blocks whose spectra are multiplied and summed, so that memory does not grow with their length.
 */
final class Correlations {
    private final int taps;
    private final RealFft fft;
    private final int step;

    Correlations(int taps) {
        this.taps = taps;
        this.fft = new RealFft(Math.max(64, Integer.highestOneBit(8 * taps - 1) << 1));
        this.step = fft.size() - taps + 1;
    }

    /**
     * @param delayed the channels {@code a}, {@code [channels][samples]}
     * @param ahead the channels {@code b}
     * @return {@code [a][b][delay]}
     */
    double[][][] of(float[][] delayed, float[][] ahead, int from, int to) {
        double[][][] sums = new double[delayed.length][ahead.length][fft.size()];
        double[][] a = new double[delayed.length][fft.size()];
        double[][] b = new double[ahead.length][fft.size()];
        for (int start = from; start < to; start += step) {
            Interruption.check();
            load(delayed, start, Math.min(to, start + step), a);
            load(ahead, start, Math.min(to, start + step + taps - 1), b);
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < b.length; j++) {
                    addConjugateProduct(a[i], b[j], sums[i][j]);
                }
            }
        }
        double[][][] delays = new double[delayed.length][ahead.length][];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                fft.unpack(sums[i][j]);
                delays[i][j] = Arrays.copyOf(sums[i][j], taps);
            }
        }
        return delays;
    }

    private void load(float[][] channels, int from, int to, double[][] blocks) {
        for (int c = 0; c < channels.length; c++) {
            Arrays.fill(blocks[c], 0);
            for (int n = from; n < to; n++) {
                blocks[c][n - from] = channels[c][n];
            }
            fft.pack(blocks[c]);
        }
    }

    private static void addConjugateProduct(double[] a, double[] b, double[] sum) {
        sum[0] += a[0] * b[0];
        sum[1] += a[1] * b[1];
        for (int k = 2; k < sum.length; k += 2) {
            sum[k] += a[k] * b[k] + a[k + 1] * b[k + 1];
            sum[k + 1] += a[k] * b[k + 1] - a[k + 1] * b[k];
        }
    }
}
