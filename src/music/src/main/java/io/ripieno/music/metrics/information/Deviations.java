package io.ripieno.music.metrics.information;

/** How far numbers lie from their mean. */
public final class Deviations {
    private Deviations() {}

    /** The sum of the squared deviations from the mean. */
    public static double squares(double[] numbers) {
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return squares;
    }
}
