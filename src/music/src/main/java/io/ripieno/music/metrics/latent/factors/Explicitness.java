package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.ranking.ScoredItems;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Explicitness (Ridgeway and Mozer 2018): how well a linear classifier tells the value of a factor from all codes, each
 * brought to mean 0 and deviation 1; the area under the ROC curve of each value against the others, averaged over the
 * values for which it is defined.
 *
 * @param train {@code [factors]}: on the items that the classifier was fitted to
 * @param test {@code [factors]}: on other items; NaN where they all have the same value
 */
public record Explicitness(double[] train, double[] test) {
    /** The cost of errors that is usual here. */
    public static final double COST = 1;

    /**
     * @param test of the same codes and factors
     * @param cost the weight C of the errors, above 0
     * @throws MetricException if a factor has one value alone in {@code train}, or a classifier cannot be fitted
     */
    public static Explicitness of(FactorSample train, FactorSample test, double cost) {
        train.requireAlike(test);
        double[][] areas = IntStream.range(0, train.factors())
                .mapToObj(factor -> areas(train, test, factor, cost))
                .toArray(double[][]::new);
        return new Explicitness(
                Arrays.stream(areas).mapToDouble(pair -> pair[0]).toArray(),
                Arrays.stream(areas).mapToDouble(pair -> pair[1]).toArray());
    }

    /** The mean over factors on the items that the classifiers were fitted to. */
    public double meanTrain() {
        return Arrays.stream(train).average().orElseThrow();
    }

    /** The mean over factors on other items. */
    public double meanTest() {
        return Arrays.stream(test).average().orElseThrow();
    }

    private static double[] areas(FactorSample train, FactorSample test, int factor, double cost) {
        int values = train.groups(factor).count();
        if (values < 2) {
            throw new MetricException("Factor %d has one value. Give at least two.".formatted(factor));
        }
        LogisticRegression model = LogisticRegression.fit(train.allCodes(), train.factor(factor), values, cost, true);
        int[] wanted = train.groups(factor).indices(test.groups(factor));
        return new double[] {area(model, train, train.factor(factor), values), area(model, test, wanted, values)};
    }

    private static double area(LogisticRegression model, FactorSample sample, int[] label, int values) {
        double[][] said = IntStream.range(0, sample.items())
                .mapToObj(item -> model.probabilities(sample.allCodes(), item))
                .toArray(double[][]::new);
        return IntStream.range(0, values)
                .mapToDouble(value -> area(said, label, value))
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    private static double area(double[][] said, int[] label, int value) {
        boolean[] truth = new boolean[label.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = label[i] == value;
        }
        return new ScoredItems(Arrays.stream(said).mapToDouble(p -> p[value]).toArray(), truth).rocAuc();
    }
}
