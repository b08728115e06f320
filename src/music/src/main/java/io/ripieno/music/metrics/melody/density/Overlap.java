package io.ripieno.music.metrics.melody.density;

import java.util.function.DoubleUnaryOperator;

/**
 * The area under the lower of two densities, between the smallest and the greatest sample of either (Yang and Lerch,
 * 2018); what lies beyond is cut, so that a density overlaps itself by less than 1.
 *
 * <p>The lower of two is half their sum less half their distance. Both halves are integrated by parabolas over panels that
 * are narrow against the bells; where the densities cross, the parabola of their difference is split at its zeros.
 */
public final class Overlap {
    /** Panels for each bandwidth. */
    private static final int FINENESS = 12;

    private Overlap() {}

    /** The overlapping area, from 0 to 1. */
    public static double of(KernelDensity first, KernelDensity second) {
        double from = Math.max(Math.min(first.least(), second.least()), Math.max(first.from(), second.from()));
        double to = Math.min(Math.max(first.greatest(), second.greatest()), Math.min(first.to(), second.to()));
        if (from >= to) {
            return 0;
        }
        int panels = 1 + (int) (FINENESS * (to - from) / Math.min(first.bandwidth(), second.bandwidth()));
        Grid grid = new Grid(from, to, 2 * panels + 1);
        double[] p = first.on(grid);
        double[] q = second.on(grid);
        double sum = 0;
        for (int i = 1; i < p.length; i += 2) {
            sum += (p[i - 1] + q[i - 1] + 4 * (p[i] + q[i]) + p[i + 1] + q[i + 1]) / 3
                    - distance(p[i - 1] - q[i - 1], p[i] - q[i], p[i + 1] - q[i + 1]);
        }
        return Math.min(1, sum * grid.step() / 2);
    }

    /** The area between zero and the parabola through three values at -1, 0 and 1. */
    private static double distance(double before, double middle, double after) {
        double bend = (before + after) / 2 - middle;
        double slope = (after - before) / 2;
        DoubleUnaryOperator area = t -> t * (middle + t * (slope / 2 + t * bend / 3));
        double root = Math.sqrt(slope * slope - 4 * bend * middle);
        double stable = -(slope + Math.copySign(root, slope)) / 2;
        double one = clamped(stable / bend);
        double other = clamped(middle / stable);
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        return Math.abs(area.applyAsDouble(low) - area.applyAsDouble(-1))
                + Math.abs(area.applyAsDouble(high) - area.applyAsDouble(low))
                + Math.abs(area.applyAsDouble(1) - area.applyAsDouble(high));
    }

    /** A zero, moved to the nearer end if it lies outside or there is none. */
    private static double clamped(double root) {
        return Double.isNaN(root) ? 1 : Math.max(-1, Math.min(1, root));
    }
}
