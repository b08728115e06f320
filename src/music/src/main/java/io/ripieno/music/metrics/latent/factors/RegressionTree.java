package io.ripieno.music.metrics.latent.factors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A tree of three levels of splits, each where it lessens the squared error most. Node n has the children 2n + 1, up to
 * the border, and 2n + 2; a node whose code is −1 is not split, and its items stay with it.
 *
 * @param code {@code [nodes]}
 * @param border {@code [nodes]}
 * @param leaf {@code [nodes]}: the value of the items that end there
 */
record RegressionTree(int[] code, double[] border, double[] leaf) {
    private static final int INNER = 7;
    private static final int NODES = 15;
    private static final double LEAST = 1e-12;
    private static final double EQUAL = 1 - 1e-9;

    /** The items in ascending order. */
    static int[] order(double[] code) {
        return IntStream.range(0, code.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> code[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * @param orders {@code [codes][items]}: the items in ascending order of each code
     * @param lack {@code [items]}: what the probability of a label lacks
     * @param rate factor of the leaves' Newton steps Σ lack / Σ |lack|(1 − |lack|)
     * @param importances {@code [codes]}: where the gain of each split is added, in equal parts where several codes would
     *     have gained the same
     */
    static RegressionTree fit(double[][] codes, int[][] orders, double[] lack, double rate, double[] importances) {
        RegressionTree tree = new RegressionTree(new int[NODES], new double[NODES], new double[NODES]);
        Arrays.fill(tree.code, -1);
        int[] node = new int[lack.length];
        for (int first = 0; first < INNER; first = 2 * first + 1) {
            tree.split(first, codes, orders, lack, node, importances);
            for (int i = 0; i < node.length; i++) {
                node[i] = tree.next(node[i], codes, i);
            }
        }
        double[] curvature = new double[NODES];
        for (int i = 0; i < lack.length; i++) {
            tree.leaf[node[i]] += rate * lack[i];
            curvature[node[i]] += Math.abs(lack[i]) * (1 - Math.abs(lack[i]));
        }
        Arrays.setAll(tree.leaf, n -> curvature[n] < 1e-150 ? 0 : tree.leaf[n] / curvature[n]);
        return tree;
    }

    double value(double[][] codes, int item) {
        int node = 0;
        while (node < INNER && code[node] >= 0) {
            node = next(node, codes, item);
        }
        return leaf[node];
    }

    private int next(int node, double[][] codes, int item) {
        if (code[node] < 0) {
            return node;
        }
        return codes[code[node]][item] <= border[node] ? 2 * node + 1 : 2 * node + 2;
    }

    private void split(int first, double[][] codes, int[][] orders, double[] lack, int[] node, double[] importances) {
        double[] sum = new double[NODES];
        double[] squares = new double[NODES];
        int[] count = new int[NODES];
        for (int i = 0; i < lack.length; i++) {
            sum[node[i]] += lack[i];
            squares[node[i]] += lack[i] * lack[i];
            count[node[i]]++;
        }
        double[] best = new double[NODES];
        for (int n = first; n <= 2 * first; n++) {
            double error = count[n] == 0 ? 0 : squares[n] / count[n] - Math.pow(sum[n] / count[n], 2);
            best[n] = error <= Math.ulp(1.0) ? Double.POSITIVE_INFINITY : LEAST;
        }
        double[][] gains = new double[codes.length][NODES];
        for (int d = 0; d < codes.length; d++) {
            double[] below = new double[NODES];
            int[] passed = new int[NODES];
            double[] last = new double[NODES];
            for (int item : orders[d]) {
                int n = node[item];
                double value = codes[d][item];
                int rest = count[n] - passed[n];
                if (n >= first && passed[n] > 0 && value > last[n] + 1e-7) {
                    double difference = below[n] / passed[n] - (sum[n] - below[n]) / rest;
                    double gain = difference * difference * passed[n] * rest / count[n];
                    gains[d][n] = Math.max(gain, gains[d][n]);
                    if (gain > best[n]) {
                        best[n] = gain;
                        code[n] = d;
                        border[n] = last[n] + (value - last[n]) / 2;
                    }
                }
                below[n] += lack[item];
                passed[n]++;
                last[n] = value;
            }
        }
        for (int n = first; n <= 2 * first; n++) {
            int at = n;
            if (code[n] >= 0) {
                int[] equal = IntStream.range(0, codes.length)
                        .filter(d -> gains[d][at] >= EQUAL * best[at])
                        .toArray();
                for (int d : equal) {
                    importances[d] += best[n] / lack.length / equal.length;
                }
            }
        }
    }
}
