package io.ripieno.cli.benchmark;

import java.util.List;

/**
 * How long short recordings took, in milliseconds.
 *
 * @param alone with nothing else to do
 * @param among while long ones were under way; the last one may have been given up, and counts as long as it was waited
 *     for
 * @param longBegun how many of the long ones had begun by the end
 */
record Turns(List<Double> alone, List<Double> among, long longBegun) {
    Turns {
        alone = List.copyOf(alone);
        among = List.copyOf(among);
    }

    /** How many times as long the median among long ones is. */
    double ratio() {
        return median(among) / median(alone);
    }

    /** Share of those among long ones that took at most twice the median alone. */
    double withinTwice() {
        double bound = 2 * median(alone);
        return (double) among.stream().filter(millis -> millis <= bound).count() / among.size();
    }

    static double median(List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
