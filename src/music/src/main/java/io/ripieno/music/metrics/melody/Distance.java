package io.ripieno.music.metrics.melody;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/** How far the values of a feature are apart in two melodies. Both have the same number of values. */
public enum Distance {
    /** The norm of their difference; MGEval's default. */
    EUCLIDEAN(Distance::euclidean),
    /** What it costs to move the one's values onto the other's, as sets of numbers: the mean distance in sorted order. */
    EARTH_MOVER(Distance::earthMover),
    /**
     * The Kullback-Leibler divergence of the first from the second in nats, each made to sum to 1, zeros of the second
     * replaced by 1e-8.
     */
    KULLBACK_LEIBLER(Distance::kullbackLeibler);

    private static final double ALMOST_ZERO = 1e-8;

    private final ToDoubleBiFunction<double[], double[]> measure;

    Distance(ToDoubleBiFunction<double[], double[]> measure) {
        this.measure = measure;
    }

    /**
     * The distance of two melodies.
     *
     * @throws MetricException if they have different numbers of values, or a divergence is not defined for them
     */
    public double between(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new MetricException("A feature has " + first.length + " values in one melody and " + second.length
                    + " in another: fix the number of bars in the settings.");
        }
        return measure.applyAsDouble(first, second);
    }

    /** From each melody to all others of its set: {@code [n * (n - 1)]} distances of {@code [n][values]}. */
    public double[] within(double[][] set) {
        int n = set.length;
        double[] distances = new double[n * Math.max(0, n - 1)];
        int next = 0;
        for (int i = 0; i < n; i++) {
            Interruption.check();
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    distances[next++] = between(set[i], set[j]);
                }
            }
        }
        return distances;
    }

    /** From each melody of one set to each of another: {@code [n * m]} distances of {@code [n][values]} and {@code [m][values]}. */
    public double[] across(double[][] first, double[][] second) {
        double[] distances = new double[first.length * second.length];
        int next = 0;
        for (double[] one : first) {
            Interruption.check();
            for (double[] other : second) {
                distances[next++] = between(one, other);
            }
        }
        return distances;
    }

    private static double euclidean(double[] first, double[] second) {
        double squares = 0;
        for (int i = 0; i < first.length; i++) {
            squares += (first[i] - second[i]) * (first[i] - second[i]);
        }
        return Math.sqrt(squares);
    }

    private static double earthMover(double[] first, double[] second) {
        double[] a = first.clone();
        double[] b = second.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double kullbackLeibler(double[] first, double[] second) {
        double[] filled = Arrays.stream(second)
                .map(value -> value == 0 ? ALMOST_ZERO : value)
                .toArray();
        double p = Arrays.stream(first).sum();
        double q = Arrays.stream(filled).sum();
        if (!(p > 0) || !(q > 0)) {
            throw new MetricException("A melody's values of a feature sum to " + Math.min(p, q)
                    + ", for which the divergence is not defined: leave it out, or take another distance.");
        }
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] == 0 ? 0 : first[i] / p * Math.log(first[i] / p * q / filled[i]);
        }
        return sum;
    }
}
