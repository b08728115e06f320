package io.ripieno.models.measure;

/**
 * What a network said about a split, and the truth.
 *
 * @param probabilities {@code [items][classes]}
 * @param truth {@code [items][classes]}
 */
public record Predictions(double[][] probabilities, boolean[][] truth) {
    public int items() {
        return probabilities.length;
    }

    public int classes() {
        return items() == 0 ? 0 : probabilities[0].length;
    }

    /** The probabilities of one class, {@code [items]}. */
    public double[] scores(int label) {
        double[] column = new double[items()];
        for (int i = 0; i < column.length; i++) {
            column[i] = probabilities[i][label];
        }
        return column;
    }

    /** The truth of one class, {@code [items]}. */
    public boolean[] truth(int label) {
        boolean[] column = new boolean[items()];
        for (int i = 0; i < column.length; i++) {
            column[i] = truth[i][label];
        }
        return column;
    }

    /** How many items have that class. */
    public int support(int label) {
        int count = 0;
        for (boolean present : truth(label)) {
            count += present ? 1 : 0;
        }
        return count;
    }

    /** The mean of the classes' average precision; classes without a positive item do not count. */
    public double meanAveragePrecision() {
        double sum = 0;
        int counted = 0;
        for (int label = 0; label < classes(); label++) {
            double precision = AveragePrecision.of(scores(label), truth(label));
            if (!Double.isNaN(precision)) {
                sum += precision;
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : sum / counted;
    }
}
