package io.ripieno.music.metrics.latent.factors;

/**
 * What a linear model of labels lacks: the sum over items of −ln of the probability of their label, and half the squared
 * weights times their penalty. The probabilities are the softmax of the scores of the rows; of two labels only the second
 * has a row, the first scores 0.
 *
 * @param items {@code [items][inputs]}
 * @param label {@code [items]}: from 0 to labels − 1
 * @param penalty {@code [inputs]}: of the weights of each input, at least 0
 */
record SoftmaxLoss(double[][] items, int[] label, int labels, double[] penalty) {
    int rows() {
        return labels == 2 ? 1 : labels;
    }

    int inputs() {
        return penalty.length;
    }

    /**
     * @param weights {@code [rows · inputs]}
     */
    Point at(double[] weights) {
        double value = 0;
        double[] gradient = new double[weights.length];
        double[][] probabilities = new double[items.length][];
        for (int i = 0; i < items.length; i++) {
            double[] p = scores(weights, items[i]);
            double score = p[label[i]];
            value += softmax(p) - score;
            probabilities[i] = p.clone();
            p[label[i]] -= 1;
            add(gradient, p, items[i]);
        }
        for (int w = 0; w < weights.length; w++) {
            double pull = penalty[w % inputs()] * weights[w];
            gradient[w] += pull;
            value += pull * weights[w] / 2;
        }
        return new Point(weights, value, gradient, probabilities);
    }

    /** The second derivative at a point, times a direction. */
    double[] curvature(Point point, double[] direction) {
        double[] product = new double[direction.length];
        for (int i = 0; i < items.length; i++) {
            double[] slopes = scores(direction, items[i]);
            double[] p = point.probabilities()[i];
            double mean = 0;
            for (int l = 0; l < labels; l++) {
                mean += p[l] * slopes[l];
            }
            for (int l = 0; l < labels; l++) {
                slopes[l] = p[l] * (slopes[l] - mean);
            }
            add(product, slopes, items[i]);
        }
        for (int w = 0; w < product.length; w++) {
            product[w] += penalty[w % inputs()] * direction[w];
        }
        return product;
    }

    /** {@code [labels]}. */
    private double[] scores(double[] weights, double[] item) {
        double[] scores = new double[labels];
        int first = labels - rows();
        for (int row = 0; row < rows(); row++) {
            double score = 0;
            for (int k = 0; k < item.length; k++) {
                score += weights[row * item.length + k] * item[k];
            }
            scores[first + row] = score;
        }
        return scores;
    }

    private void add(double[] sums, double[] ofLabels, double[] item) {
        int first = labels - rows();
        for (int row = 0; row < rows(); row++) {
            double factor = ofLabels[first + row];
            for (int k = 0; k < item.length; k++) {
                sums[row * item.length + k] += factor * item[k];
            }
        }
    }

    /** Turns scores into probabilities; the logarithm of the sum of their powers. */
    static double softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int l = 0; l < scores.length; l++) {
            scores[l] = Math.exp(scores[l] - largest);
            sum += scores[l];
        }
        for (int l = 0; l < scores.length; l++) {
            scores[l] /= sum;
        }
        return largest + Math.log(sum);
    }

    /**
     * The loss of some weights.
     *
     * @param gradient {@code [rows · inputs]}
     * @param probabilities {@code [items][labels]}
     */
    record Point(double[] weights, double value, double[] gradient, double[][] probabilities) {}
}
