package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BSS Eval: an estimate is split into what the true source explains, what the other sources explain, and artefacts, by
 * least-squares filters of the true sources. Source: Vincent, Gribonval and Févotte, "Performance measurement in blind
 * audio source separation" (2006); v4 as in Stöter, Liutkus and Ito, "The 2018 signal separation evaluation campaign".
 *
 * <p>Time is bounded by one factorisation of order {@code sources × channels × taps} for each fit.
 */
public final class BssEval {
    /** More sources than these have too many orders to try. */
    private static final int MOST_PERMUTED = 8;

    private BssEval() {}

    /**
     * @throws MetricException if the shapes differ, a source is silent from end to end, or there are too many to permute
     */
    public static BssScores evaluate(Sources references, Sources estimates, BssSettings settings) {
        Sources.requireComparable(references, estimates);
        if (settings.permuted() && references.count() > MOST_PERMUTED) {
            throw new MetricException(
                    "%d sources have too many orders; at most %d are permuted. Give them in order and do not permute."
                            .formatted(references.count(), MOST_PERMUTED));
        }
        return new Run(references, estimates, settings).scores();
    }

    private record Run(Sources references, Sources estimates, BssSettings settings) {
        BssScores scores() {
            boolean global = settings.filters() == BssSettings.Filters.GLOBAL;
            Fits fits = global ? fit(0, references.length()) : null;
            Energies[] @Nullable [][] measured = new Energies[settings.windows(references.length())][][];
            for (int w = 0; w < measured.length; w++) {
                Interruption.check();
                int from = settings.from(w);
                int to = settings.to(w, references.length());
                if (references.silent(from, to) < 0 && estimates.silent(from, to) < 0) {
                    Fits used = fits == null ? fit(from, to) : fits;
                    measured[w] = new Projection(references, estimates, used, settings.taps(), settings.permuted())
                            .measure(from, to);
                }
            }
            return assemble(measured, global ? shared(measured) : each(measured));
        }

        private Fits fit(int from, int to) {
            return Fits.of(references, estimates, settings.taps(), from, to);
        }

        /** The order that is best over all windows, for global filters. */
        private int[][] shared(Energies[] @Nullable [][] measured) {
            Energies[][][] sounding =
                    Arrays.stream(measured).filter(w -> w != null).toArray(Energies[][][]::new);
            return new int[][] {order(sounding)};
        }

        private int[][] each(Energies[] @Nullable [][] measured) {
            int[][] orders = new int[measured.length][];
            for (int w = 0; w < orders.length; w++) {
                Energies[] @Nullable [] window = measured[w];
                orders[w] = window == null ? silent() : order(new Energies[][][] {window});
            }
            return orders;
        }

        private int[] silent() {
            int[] none = new int[references.count()];
            Arrays.fill(none, -1);
            return none;
        }

        private int[] order(Energies[][][] windows) {
            int[] first = new int[references.count()];
            Arrays.setAll(first, s -> s);
            if (!settings.permuted()) {
                return first;
            }
            List<int[]> candidates = Permutations.of(references.count());
            int[] best = first;
            double highest = Double.NEGATIVE_INFINITY;
            for (int[] candidate : candidates) {
                double sum = 0;
                for (Energies[][] window : windows) {
                    for (int s = 0; s < candidate.length; s++) {
                        sum += window[s][candidate[s]].sir();
                    }
                }
                if (sum > highest) {
                    highest = sum;
                    best = candidate;
                }
            }
            return best;
        }

        private BssScores assemble(Energies[] @Nullable [][] measured, int[][] orders) {
            int sources = references.count();
            double[][] sdr = new double[sources][measured.length];
            double[][] isr = new double[sources][measured.length];
            double[][] sir = new double[sources][measured.length];
            double[][] sar = new double[sources][measured.length];
            for (int w = 0; w < measured.length; w++) {
                Interruption.check();
                int[] order = orders[orders.length == 1 ? 0 : w];
                for (int s = 0; s < sources; s++) {
                    Energies[] @Nullable [] window = measured[w];
                    Energies energies = window == null ? null : window[s][order[s]];
                    sdr[s][w] = energies == null ? Double.NaN : energies.sdr(settings.variant());
                    isr[s][w] = energies == null ? Double.NaN : energies.isr(settings.variant());
                    sir[s][w] = energies == null ? Double.NaN : energies.sir();
                    sar[s][w] = energies == null ? Double.NaN : energies.sar();
                }
            }
            return new BssScores(sdr, isr, sir, sar, orders);
        }
    }
}
