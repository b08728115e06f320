package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.Interruption;
import java.util.Arrays;

/**
 * Gradient boosting of regression trees for labels (Friedman 2001): in each stage one tree a label, or one alone for two
 * labels, is fitted to what the probabilities lack, its leaves take one Newton step, and a tenth of it is added.
 *
 * @param trees {@code [stages][trees]}
 * @param start {@code [trees]}: logarithms of the shares of the labels, or of their ratio
 * @param importances {@code [codes]}: by how much the splits along each code lessened the squared error, their sum 1
 *     unless there was no split
 */
record BoostedTrees(RegressionTree[][] trees, double[] start, double[] importances) {
    static final int STAGES = 100;
    private static final double RATE = 0.1;

    /**
     * @param codes {@code [codes][items]}
     * @param label {@code [items]}: from 0 to labels − 1, all of which occur, at least two
     */
    static BoostedTrees fit(double[][] codes, int[] label, int labels, int stages) {
        int items = label.length;
        int[][] orders = Arrays.stream(codes).map(RegressionTree::order).toArray(int[][]::new);
        int each = labels == 2 ? 1 : labels;
        double[] start = start(label, labels);
        double[][] scores = new double[items][];
        Arrays.setAll(scores, i -> start.clone());
        double[][] lack = new double[each][items];
        double[] importances = new double[codes.length];
        RegressionTree[][] trees = new RegressionTree[stages][each];
        for (RegressionTree[] stage : trees) {
            for (int i = 0; i < items; i++) {
                double[] probabilities = probabilities(scores[i]);
                for (int t = 0; t < each; t++) {
                    lack[t][i] = (label[i] == (each == 1 ? 1 : t) ? 1 : 0) - probabilities[t];
                }
            }
            for (int t = 0; t < each; t++) {
                Interruption.check();
                double factor = each == 1 ? RATE : RATE * (labels - 1) / labels;
                stage[t] = RegressionTree.fit(codes, orders, lack[t], factor, importances);
                for (int i = 0; i < items; i++) {
                    scores[i][t] += stage[t].value(codes, i);
                }
            }
        }
        double sum = Arrays.stream(importances).sum();
        return new BoostedTrees(
                trees,
                start,
                Arrays.stream(importances).map(x -> sum == 0 ? 0 : x / sum).toArray());
    }

    /** The likeliest label of an item. */
    int predict(double[][] codes, int item) {
        double[] scores = start.clone();
        for (RegressionTree[] stage : trees) {
            for (int t = 0; t < scores.length; t++) {
                scores[t] += stage[t].value(codes, item);
            }
        }
        if (scores.length == 1) {
            return scores[0] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int t = 1; t < scores.length; t++) {
            best = scores[t] > scores[best] ? t : best;
        }
        return best;
    }

    private static double[] start(int[] label, int labels) {
        double[] shares = new double[labels];
        for (int l : label) {
            shares[l] += 1.0 / label.length;
        }
        return labels == 2
                ? new double[] {Math.log(shares[1] / shares[0])}
                : Arrays.stream(shares).map(Math::log).toArray();
    }

    private static double[] probabilities(double[] scores) {
        if (scores.length == 1) {
            return new double[] {1 / (1 + Math.exp(-scores[0]))};
        }
        double largest = Arrays.stream(scores).max().orElseThrow();
        double[] powers = Arrays.stream(scores).map(s -> Math.exp(s - largest)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(p -> p / sum).toArray();
    }
}
