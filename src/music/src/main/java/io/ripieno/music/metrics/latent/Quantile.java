package io.ripieno.music.metrics.latent;

import java.util.Arrays;

/** Quantiles with linear interpolation between neighbours. */
public final class Quantile {
    private Quantile() {}

    /**
     * @param numbers at least one
     * @param share from 0, the least, to 1, the greatest
     */
    public static double of(double[] numbers, double share) {
        double[] ascending = numbers.clone();
        Arrays.sort(ascending);
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
