package io.ripieno.models.network;

import io.ripieno.models.graph.Weight;

/** Which numbers a weight started from. */
public final class WeightStatistics {
    private WeightStatistics() {}

    /** The largest absolute value. */
    public static float largest(Weight weight) {
        float largest = 0;
        for (float value : weight.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The root mean square: the standard deviation of a weight of mean 0. */
    public static double deviation(Weight weight) {
        double squares = 0;
        for (float value : weight.values()) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / weight.size());
    }
}
