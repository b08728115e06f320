package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Labels;
import java.util.Arrays;

/**
 * Linear support vector machines over one number, one against the rest (Fan et al. 2008): each minimises ½(w² + b²) + Σ C·
 * max(0, 1 − y(wx + b))² exactly, by Newton's method with halved steps. Two labels need one machine only.
 *
 * @param slopes {@code [machines]}
 * @param intercepts {@code [machines]}
 */
public record LineClassifier(double[] slopes, double[] intercepts) {
    private static final int STEPS = 200;
    private static final double CLOSE = 1e-12;

    /**
     * @param x {@code [items]}
     * @param label {@code [items]}: from 0 to labels − 1
     * @param costs {@code [labels]}: C of the items of each label
     */
    public static LineClassifier fit(double[] x, int[] label, double[] costs) {
        int labels = costs.length;
        if (labels < 2) {
            throw new MetricException("A discrete attribute has one value alone. Give at least two.");
        }
        int machines = labels == 2 ? 1 : labels;
        double[] cost = Arrays.stream(label).mapToDouble(l -> costs[l]).toArray();
        double[][] lines = new double[machines][];
        Arrays.setAll(lines, m -> line(x, label, machines == 1 ? 1 : m, cost));
        return new LineClassifier(
                Arrays.stream(lines).mapToDouble(line -> line[0]).toArray(),
                Arrays.stream(lines).mapToDouble(line -> line[1]).toArray());
    }

    /** The share of items whose label is found again after fitting, each item costing the same. */
    public static double accuracy(double[] x, Labels labels, double cost) {
        double[] costs = new double[labels.count()];
        Arrays.fill(costs, cost);
        int[] label = labels.ofItems();
        return fit(x, label, costs).accuracy(x, label);
    }

    /** The share of items whose label is predicted. */
    public double accuracy(double[] x, int[] label) {
        int right = 0;
        for (int i = 0; i < x.length; i++) {
            right += predict(x[i]) == label[i] ? 1 : 0;
        }
        return (double) right / x.length;
    }

    int predict(double x) {
        if (slopes.length == 1) {
            return slopes[0] * x + intercepts[0] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int m = 1; m < slopes.length; m++) {
            if (slopes[m] * x + intercepts[m] > slopes[best] * x + intercepts[best]) {
                best = m;
            }
        }
        return best;
    }

    private static double[] line(double[] x, int[] label, int positive, double[] cost) {
        double w = 0;
        double b = 0;
        double loss = loss(x, label, positive, cost, w, b);
        for (int step = 0; step < STEPS; step++) {
            Interruption.check();
            double gradientW = w;
            double gradientB = b;
            double ww = 1;
            double wb = 0;
            double bb = 1;
            for (int i = 0; i < x.length; i++) {
                double sign = label[i] == positive ? 1 : -1;
                double lack = 1 - sign * (w * x[i] + b);
                if (lack > 0) {
                    double weight = 2 * cost[i];
                    gradientW -= weight * sign * lack * x[i];
                    gradientB -= weight * sign * lack;
                    ww += weight * x[i] * x[i];
                    wb += weight * x[i];
                    bb += weight;
                }
            }
            double determinant = ww * bb - wb * wb;
            double stepW = (bb * gradientW - wb * gradientB) / determinant;
            double stepB = (ww * gradientB - wb * gradientW) / determinant;
            double slope = gradientW * stepW + gradientB * stepB;
            if (!(slope > CLOSE * CLOSE * (1 + loss))) {
                break;
            }
            double length = 1;
            double next = loss(x, label, positive, cost, w - stepW, b - stepB);
            while (next > loss - 1e-4 * length * slope && length > CLOSE) {
                length /= 2;
                next = loss(x, label, positive, cost, w - length * stepW, b - length * stepB);
            }
            if (!(next < loss)) {
                break;
            }
            w -= length * stepW;
            b -= length * stepB;
            loss = next;
        }
        return new double[] {w, b};
    }

    private static double loss(double[] x, int[] label, int positive, double[] cost, double w, double b) {
        double loss = (w * w + b * b) / 2;
        for (int i = 0; i < x.length; i++) {
            double sign = label[i] == positive ? 1 : -1;
            double lack = Math.max(0, 1 - sign * (w * x[i] + b));
            loss += cost[i] * lack * lack;
        }
        return loss;
    }
}
