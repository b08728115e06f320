package io.ripieno.music.metrics.melody.density;

import java.util.Arrays;

/**
 * How far one density is from another, each taken as its values on 1,000 points that are made to sum to 1. Finite
 * also where the second vanishes, because its logarithm is taken before it does.
 */
public final class Divergence {
    private static final int POINTS = 1000;

    private Divergence() {}

    /**
     * The Kullback-Leibler divergence as MGEval publishes it (Yang and Lerch, 2018): the points of each density span the
     * range of its own samples, so that densities which differ by a shift alone have a divergence of 0.
     *
     * @return nats, at least 0
     */
    public static double published(KernelDensity first, KernelDensity second) {
        return between(
                first,
                new Grid(first.least(), first.greatest(), POINTS),
                second,
                new Grid(second.least(), second.greatest(), POINTS));
    }

    /**
     * The Kullback-Leibler divergence with one grid for both, from the smallest to the greatest sample of either.
     *
     * @return nats, at least 0
     */
    public static double common(KernelDensity first, KernelDensity second) {
        Grid grid = new Grid(
                Math.min(first.least(), second.least()), Math.max(first.greatest(), second.greatest()), POINTS);
        return between(first, grid, second, grid);
    }

    private static double between(KernelDensity first, Grid ofFirst, KernelDensity second, Grid ofSecond) {
        double[] p = first.on(ofFirst);
        double[] q = second.on(ofSecond);
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            if (p[i] > 0) {
                sum += p[i] * (Math.log(p[i]) - (q[i] == 0 ? second.logAt(ofSecond.at(i)) : Math.log(q[i])));
            }
        }
        double all = Arrays.stream(p).sum();
        return sum / all - Math.log(all / Arrays.stream(q).sum());
    }
}
