package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.spectral.RealFft;
import java.util.Arrays;

/**
 * Filters the references in a window by the fitted filters, block after block in the frequency domain, and measures each
 * estimate against each reference that it may be taken for.
 */
final class Projection {
    private final Sources references;
    private final Sources estimates;
    private final int taps;
    private final boolean everyPair;
    private final RealFft fft;
    private final int step;
    /** {@code [estimate channel][reference channel]}: spectra of the filters from all references. */
    private final double[][][] all;
    /** {@code [reference][estimate channel][its channel]}: spectra of the filters from one reference. */
    private final double[][][][] own;

    /** @param everyPair whether each estimate is measured against every reference, or only against its own */
    Projection(Sources references, Sources estimates, Fits fits, int taps, boolean everyPair) {
        this.references = references;
        this.estimates = estimates;
        this.taps = taps;
        this.everyPair = everyPair;
        this.fft = new RealFft(Math.max(64, Integer.highestOneBit(8 * taps - 1) << 1));
        this.step = fft.size() - taps + 1;
        this.all = spectra(fits.all());
        this.own = Arrays.stream(fits.own()).map(this::spectra).toArray(double[][][][]::new);
    }

    private double[][][] spectra(double[][][] filters) {
        double[][][] spectra = new double[filters.length][][];
        for (int t = 0; t < filters.length; t++) {
            spectra[t] = new double[filters[t].length][];
            for (int i = 0; i < filters[t].length; i++) {
                spectra[t][i] = Arrays.copyOf(filters[t][i], fft.size());
                fft.pack(spectra[t][i]);
            }
        }
        return spectra;
    }

    /** The energies of a window, {@code [reference][estimate]}; pairs that are not measured are null-energied. */
    Energies[][] measure(int from, int to) {
        int sources = references.count();
        int channels = references.channels();
        Energies[][] energies = new Energies[sources][sources];
        for (Energies[] row : energies) {
            Arrays.setAll(row, e -> new Energies());
        }
        double[][] inputs = new double[sources * channels][fft.size()];
        double[] whole = new double[fft.size()];
        double[] part = new double[fft.size()];
        int length = to - from + taps - 1;
        for (int start = 0; start < length; start += step) {
            Interruption.check();
            load(inputs, from, to, start);
            int count = Math.min(step, length - start);
            for (int e = 0; e < sources; e++) {
                for (int c = 0; c < channels; c++) {
                    filter(inputs, 0, all[e * channels + c], whole);
                    for (int s = 0; s < sources; s++) {
                        if (everyPair || s == e) {
                            filter(inputs, s * channels, own[s][e * channels + c], part);
                            add(energies[s][e], s, e, c, from, to, start, count, whole, part);
                        }
                    }
                }
            }
        }
        return energies;
    }

    /** The spectra of a block of each reference channel, with the samples before it that the filters reach back to. */
    private void load(double[][] inputs, int from, int to, int start) {
        int first = from + start - (taps - 1);
        for (int i = 0; i < inputs.length; i++) {
            float[] channel = references.samples()[i / references.channels()][i % references.channels()];
            Arrays.fill(inputs[i], 0);
            int end = Math.min(to, first + fft.size());
            for (int n = Math.max(from, first); n < end; n++) {
                inputs[i][n - first] = channel[n];
            }
            fft.pack(inputs[i]);
        }
    }

    /** The block filtered and summed; its last {@code step} samples are right. */
    private void filter(double[][] inputs, int first, double[][] filters, double[] output) {
        Arrays.fill(output, 0);
        for (int i = 0; i < filters.length; i++) {
            double[] x = inputs[first + i];
            double[] h = filters[i];
            output[0] += x[0] * h[0];
            output[1] += x[1] * h[1];
            for (int k = 2; k < output.length; k += 2) {
                output[k] += x[k] * h[k] - x[k + 1] * h[k + 1];
                output[k + 1] += x[k] * h[k + 1] + x[k + 1] * h[k];
            }
        }
        fft.unpack(output);
    }

    private void add(
            Energies energies,
            int s,
            int e,
            int c,
            int from,
            int to,
            int start,
            int count,
            double[] whole,
            double[] part) {
        float[] truth = references.samples()[s][c];
        float[] said = estimates.samples()[e][c];
        for (int i = 0; i < count; i++) {
            int n = from + start + i;
            boolean sounds = n < to;
            energies.add(sounds ? truth[n] : 0, sounds ? said[n] : 0, part[taps - 1 + i], whole[taps - 1 + i]);
        }
    }
}
