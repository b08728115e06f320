package io.ripieno.music.metrics.melody;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;

/**
 * Whether models with a property differ in a figure, such as an overlap, from those without it: Student's test for two
 * groups of equal variance, as Genchel, Pati and Lerch (2019) ask what each condition of their models does.
 *
 * @param t above 0 if those with it have more; infinite if the groups differ and nothing does within them, NaN if nothing
 *     differs at all
 * @param degreesOfFreedom members of both groups less two
 */
public record GroupEffect(double t, int degreesOfFreedom) {
    /**
     * Tests two groups.
     *
     * @param with {@code [n]}, figures of the models with the property
     * @param without {@code [m]}, those of the others
     * @throws MetricException if a group is empty or both have fewer than three members together
     */
    public static GroupEffect of(double[] with, double[] without) {
        int degrees = with.length + without.length - 2;
        if (with.length == 0 || without.length == 0 || degrees < 1) {
            throw new MetricException("Groups of " + with.length + " and " + without.length
                    + " members cannot be tested: give at least one of each and three in all.");
        }
        double variance = (squares(with) + squares(without)) / degrees;
        double error = Math.sqrt(variance * (1.0 / with.length + 1.0 / without.length));
        return new GroupEffect((mean(with) - mean(without)) / error, degrees);
    }

    /**
     * How likely so great a difference, either way, is among groups that do not differ: 0 to 1, exact to some 1e-15. From
     * the finite series of Abramowitz and Stegun, 26.7.3 and 26.7.4.
     */
    public double probability() {
        double angle = Math.atan(Math.abs(t) / Math.sqrt(degreesOfFreedom));
        double square = Math.cos(angle) * Math.cos(angle);
        boolean odd = degreesOfFreedom % 2 == 1;
        double term = odd ? Math.cos(angle) : 1;
        double sum = 0;
        for (int k = odd ? 3 : 2; k <= degreesOfFreedom; k += 2) {
            sum += term;
            term *= square * (k - 1) / k;
        }
        double within = Math.sin(angle) * sum;
        return Math.max(0, 1 - (odd ? 2 / Math.PI * (angle + within) : within));
    }

    private static double mean(double[] figures) {
        return Arrays.stream(figures).average().orElseThrow();
    }

    private static double squares(double[] figures) {
        double mean = mean(figures);
        return Arrays.stream(figures)
                .map(figure -> (figure - mean) * (figure - mean))
                .sum();
    }
}
