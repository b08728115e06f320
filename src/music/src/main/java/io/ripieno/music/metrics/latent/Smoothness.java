package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;

/** Whether attributes change evenly along a walk (Watcharasupat 2021): 1 − C/(R/δ), 1 for a straight line. */
final class Smoothness {
    private static final double EVEN = 1e-8;

    private Smoothness() {}

    static double[][] of(Traversal traversal, LiadSettings settings) {
        if (traversal.points() < 3) {
            throw new MetricException(
                    "Smoothness over %d points is not defined. Give at least 3.".formatted(traversal.points()));
        }
        int[] dimensions = settings.dimensions(traversal);
        double[][] values = new double[traversal.samples()][dimensions.length];
        for (int i = 0; i < dimensions.length; i++) {
            boolean straight = true;
            for (int n = 0; n < values.length; n++) {
                double[] z = traversal.latent(n, dimensions[i]);
                requireEven(z, n, dimensions[i]);
                Differences first = Differences.of(z, traversal.attribute(n, i)).next();
                double[] second =
                        Arrays.stream(first.next().values()).map(Math::abs).toArray();
                double largest = settings.maximum().of(second, settings.power());
                straight &= largest == 0;
                double extent = Quantile.of(first.values(), 0.5 + settings.spread() / 2)
                        - Quantile.of(first.values(), 0.5 - settings.spread() / 2);
                double value = 1 - largest / (extent / (z[1] - z[0]));
                values[n][i] = settings.clamp() ? Math.min(1, Math.max(0, value)) : value;
            }
            if (straight) {
                for (double[] row : values) {
                    row[i] = 1;
                }
            }
        }
        return values;
    }

    private static void requireEven(double[] z, int sample, int dimension) {
        for (int k = 2; k < z.length; k++) {
            if (!(Math.abs(z[k] - 2 * z[k - 1] + z[k - 2]) <= EVEN)) {
                throw new MetricException(
                        "z[%d][%d] steps from %s over %s to %s. Smoothness is defined for even steps: give those."
                                .formatted(sample, dimension, z[k - 2], z[k - 1], z[k]));
            }
        }
    }
}
