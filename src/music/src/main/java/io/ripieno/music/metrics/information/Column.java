package io.ripieno.music.metrics.information;

/**
 * Numbers made ready for neighbour search: divided by their population standard deviation, the mean left where it is, and
 * jittered by 1e-10·max(1, mean |x|)·N(0, 1), so that no two are equal.
 *
 * @param values in the order of the items
 * @param sorted the same in ascending order
 */
record Column(double[] values, SortedValues sorted) {
    private static final double JITTER = 1e-10;
    private static final double CONSTANT = 10 * Math.ulp(1.0);

    /** @param noise standard normal draws, one for each value */
    static Column of(double[] numbers, double[] noise) {
        double deviation = Math.sqrt(Deviations.squares(numbers) / numbers.length);
        double divisor = deviation < CONSTANT ? 1 : deviation;
        double[] values = new double[numbers.length];
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i] / divisor;
            size += Math.abs(values[i]);
        }
        double jitter = JITTER * Math.max(1, size / values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] += jitter * noise[i];
        }
        return new Column(values, SortedValues.of(values));
    }
}
