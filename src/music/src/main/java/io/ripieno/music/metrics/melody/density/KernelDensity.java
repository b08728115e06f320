package io.ripieno.music.metrics.melody.density;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;

/**
 * A sum of Gaussian bells over samples, their width by Scott's rule: the samples' standard deviation (of n - 1) over the
 * fifth root of n (Scott, Multivariate Density Estimation, 1992). Equal samples are kept once, with their weight.
 */
public final class KernelDensity {
    /** Beyond so many bandwidths a bell is below the rounding of doubles at any height that matters. */
    private static final double REACH = 9;

    private final double[] centres;
    /** Height of each bell. */
    private final double[] heights;

    private final double bandwidth;

    private KernelDensity(double[] centres, double[] heights, double bandwidth) {
        this.centres = centres;
        this.heights = heights;
        this.bandwidth = bandwidth;
    }

    /**
     * The density of {@code [n]} samples.
     *
     * @throws MetricException if there are fewer than two, one is not finite, or they are all equal
     */
    public static KernelDensity of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double bandwidth = bandwidth(sorted);
        double height = 1 / (sorted.length * bandwidth * Math.sqrt(2 * Math.PI));
        double[] heights = new double[sorted.length];
        int distinct = 0;
        for (double sample : sorted) {
            if (distinct == 0 || sorted[distinct - 1] != sample) {
                sorted[distinct++] = sample;
            }
            heights[distinct - 1] += height;
        }
        return new KernelDensity(Arrays.copyOf(sorted, distinct), Arrays.copyOf(heights, distinct), bandwidth);
    }

    private static double bandwidth(double[] sorted) {
        int n = sorted.length;
        if (n < 2) {
            throw new MetricException("A density of " + n + " samples is not defined: give at least two.");
        }
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double squares = Arrays.stream(sorted)
                .map(sample -> (sample - mean) * (sample - mean))
                .sum();
        if (!Double.isFinite(squares)) {
            throw new MetricException("The samples (" + sorted[0] + " to " + sorted[n - 1]
                    + ") are not all finite: leave out those that are not, and what gave them.");
        }
        if (sorted[0] == sorted[n - 1]) {
            throw new MetricException("The samples are all " + sorted[0]
                    + ", for which a density is not defined: give samples that vary, or leave this feature out.");
        }
        return Math.sqrt(squares / (n - 1)) * Math.pow(n, -0.2);
    }

    /** Standard deviation of each bell, in the unit of the samples. */
    public double bandwidth() {
        return bandwidth;
    }

    /** The smallest sample. */
    public double least() {
        return centres[0];
    }

    /** The greatest sample. */
    public double greatest() {
        return centres[centres.length - 1];
    }

    /** The density at a point. */
    public double at(double x) {
        double sum = 0;
        for (int i = 0; i < centres.length; i++) {
            double u = (x - centres[i]) / bandwidth;
            sum += heights[i] * Math.exp(-u * u / 2);
        }
        return sum;
    }

    /** The natural logarithm of the density, finite also where the density itself is below the least double. */
    double logAt(double x) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double centre : centres) {
            nearest = Math.min(nearest, Math.abs(x - centre) / bandwidth);
        }
        double sum = 0;
        for (int i = 0; i < centres.length; i++) {
            double u = (x - centres[i]) / bandwidth;
            sum += heights[i] * Math.exp((nearest - u) * (nearest + u) / 2);
        }
        return Math.log(sum) - nearest * nearest / 2;
    }

    /**
     * The density on equally spaced points, both ends among them. Each bell is followed from its centre outwards: from one
     * point to the next it falls by a factor that itself falls by a constant one, so that no exponential is taken.
     *
     * @return {@code [points]}, 0 where it is below the least normal double
     */
    public double[] on(Grid grid) {
        double[] sum = new double[grid.points()];
        double stride = grid.step() / bandwidth;
        double bend = Math.exp(-stride * stride);
        for (int i = 0; i < centres.length; i++) {
            Interruption.check();
            int middle = grid.nearest(centres[i]);
            double u = (grid.at(middle) - centres[i]) / bandwidth;
            double top = heights[i] * Math.exp(-u * u / 2);
            sum[middle] += top;
            double value = top;
            double fall = Math.exp(-(u + stride / 2) * stride);
            for (int k = middle + 1; k < sum.length && (value *= fall) >= Double.MIN_NORMAL; k++) {
                sum[k] += value;
                fall *= bend;
            }
            value = top;
            fall = Math.exp((u - stride / 2) * stride);
            for (int k = middle - 1; k >= 0 && (value *= fall) >= Double.MIN_NORMAL; k--) {
                sum[k] += value;
                fall *= bend;
            }
        }
        return sum;
    }

    /** Where the density begins to matter. */
    double from() {
        return least() - REACH * bandwidth;
    }

    /** Where the density ceases to matter. */
    double to() {
        return greatest() + REACH * bandwidth;
    }
}
