package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Deviations;
import java.util.Arrays;

/**
 * A linear model of the probabilities of labels, with the squares of all weights but the intercepts added to the loss, as
 * scikit-learn fits it: binomial for two labels, multinomial for more.
 *
 * @param weights {@code [rows][codes]}: a row each label, or one alone for the second of two
 * @param intercepts {@code [rows]}
 */
record LogisticRegression(double[][] weights, double[] intercepts) {
    /**
     * @param codes {@code [codes][items]}
     * @param label {@code [items]}: from 0 to labels − 1
     * @param labels at least 2
     * @param cost the weight C of the items against that of the squares, above 0
     * @param level whether the squares are of the weights that the codes would have if each had deviation 1
     * @throws MetricException if the weights cannot be found
     */
    static LogisticRegression fit(double[][] codes, int[] label, int labels, double cost, boolean level) {
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new MetricException("cost is %s. Give a finite weight above 0; 1 is usual.".formatted(cost));
        }
        double[] means = new double[codes.length];
        double[] scales = new double[codes.length];
        double[] penalty = new double[codes.length + 1];
        double[][] items = new double[label.length][codes.length + 1];
        for (int d = 0; d < codes.length; d++) {
            double deviation = Math.sqrt(Deviations.squares(codes[d]) / label.length);
            means[d] = Arrays.stream(codes[d]).average().orElseThrow();
            scales[d] = deviation == 0 ? 1 : deviation;
            penalty[d] = 1 / cost / (level ? 1 : scales[d] * scales[d]);
            for (int i = 0; i < label.length; i++) {
                items[i][d] = (codes[d][i] - means[d]) / scales[d];
            }
        }
        for (double[] item : items) {
            item[codes.length] = 1;
        }
        SoftmaxLoss loss = new SoftmaxLoss(items, label, labels, penalty);
        return unscaled(NewtonDescent.minimum(loss), loss.rows(), means, scales);
    }

    private static LogisticRegression unscaled(double[] scaled, int rows, double[] means, double[] scales) {
        double[][] weights = new double[rows][means.length];
        double[] intercepts = new double[rows];
        for (int row = 0; row < rows; row++) {
            int start = row * (means.length + 1);
            intercepts[row] = scaled[start + means.length];
            for (int d = 0; d < means.length; d++) {
                weights[row][d] = scaled[start + d] / scales[d];
                intercepts[row] -= weights[row][d] * means[d];
            }
        }
        return new LogisticRegression(weights, intercepts);
    }

    /** The probability of each label, {@code [labels]}. */
    double[] probabilities(double[][] codes, int item) {
        int first = intercepts.length == 1 ? 1 : 0;
        double[] scores = new double[first + intercepts.length];
        for (int row = 0; row < intercepts.length; row++) {
            scores[first + row] = intercepts[row];
            for (int d = 0; d < codes.length; d++) {
                scores[first + row] += weights[row][d] * codes[d][item];
            }
        }
        SoftmaxLoss.softmax(scores);
        return scores;
    }

    /** The share of items whose label is the likeliest. */
    double accuracy(double[][] codes, int[] label) {
        int right = 0;
        for (int i = 0; i < label.length; i++) {
            double[] said = probabilities(codes, i);
            int likeliest = 0;
            for (int l = 1; l < said.length; l++) {
                likeliest = said[l] > said[likeliest] ? l : likeliest;
            }
            right += likeliest == label[i] ? 1 : 0;
        }
        return (double) right / label.length;
    }
}
