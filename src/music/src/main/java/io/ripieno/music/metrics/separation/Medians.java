package io.ripieno.music.metrics.separation;

import java.util.Arrays;

/** Medians that pass over what is not defined. */
public final class Medians {
    private Medians() {}

    /** The median of the finite values; NaN if there is none. */
    public static double of(double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int middle = finite.length / 2;
        if (finite.length == 0) {
            return Double.NaN;
        }
        return finite.length % 2 == 1 ? finite[middle] : (finite[middle - 1] + finite[middle]) / 2;
    }
}
