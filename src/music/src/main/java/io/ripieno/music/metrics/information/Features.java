package io.ripieno.music.metrics.information;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;

/**
 * Continuous columns, made ready once, to be compared with any number of targets. The jitter is drawn item by item over
 * all columns, then for a continuous target, as scikit-learn's {@code mutual_info_regression} and
 * {@code mutual_info_classif} do.
 */
public final class Features {
    private final InformationSettings settings;
    private final Column[] columns;
    private final double[] targetNoise;
    private final Digamma digamma;

    /**
     * @param numbers {@code [columns][items]}, finite; at least one column, and more items than neighbours
     * @throws MetricException if the numbers are not so
     */
    public Features(double[][] numbers, InformationSettings settings) {
        if (numbers.length == 0) {
            throw new MetricException("There are no features. Give at least one column.");
        }
        int items = numbers[0].length;
        if (items <= settings.neighbours()) {
            throw new MetricException(
                    "%d items have no %d neighbours each. Give at least %d items, or a smaller number of neighbours."
                            .formatted(items, settings.neighbours(), settings.neighbours() + 1));
        }
        for (int c = 0; c < numbers.length; c++) {
            requireColumn("features[" + c + "]", numbers[c], items);
        }
        this.settings = settings;
        NumpyNormals normals = new NumpyNormals(settings.seed());
        double[][] noise = new double[numbers.length][items];
        for (int item = 0; item < items; item++) {
            for (double[] column : noise) {
                column[item] = normals.draw();
            }
        }
        columns = new Column[numbers.length];
        Arrays.setAll(columns, c -> Column.of(numbers[c], noise[c]));
        targetNoise = settings.discrete() ? new double[0] : new double[items];
        Arrays.setAll(targetNoise, i -> normals.draw());
        digamma = new Digamma(items);
    }

    /** One column. */
    public Features(double[] numbers, InformationSettings settings) {
        this(new double[][] {numbers}, settings);
    }

    /**
     * The mutual information of each column and a target, in nats, at least 0.
     *
     * @param target {@code [items]}, finite: numbers or, if discrete, labels
     * @throws MetricException if the target has another length or is not finite
     */
    public double[] informationWith(double[] target) {
        requireColumn("target", target, columns[0].values().length);
        if (settings.discrete()) {
            Labels labels = Labels.of(target);
            return Arrays.stream(columns)
                    .mapToDouble(column -> Ross.between(column, labels, settings.neighbours(), digamma))
                    .toArray();
        }
        Column other = Column.of(target, targetNoise);
        return Arrays.stream(columns)
                .mapToDouble(column -> Kraskov.between(column, other, settings.neighbours(), digamma))
                .toArray();
    }

    private static void requireColumn(String name, double[] numbers, int items) {
        if (numbers.length != items) {
            throw new MetricException("%s has %d items where the first column has %d. Give one for each item."
                    .formatted(name, numbers.length, items));
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new MetricException(
                        "%s[%d] is %s. Leave out items that are not finite.".formatted(name, i, numbers[i]));
            }
        }
    }
}
