package io.ripieno.music.metrics.ranking;

import io.ripieno.music.metrics.MetricException;

/**
 * Precision and recall of the items whose score is at least a threshold. The first point takes nothing: recall 0, precision
 * 1 by agreement. With the points turned round, the numbers are those of scikit-learn's {@code precision_recall_curve}.
 *
 * @param thresholds {@code [points]}, falling from +∞
 * @param precision {@code [points]}
 * @param recall {@code [points]}, rising from 0 to 1
 */
public record PrecisionRecallCurve(double[] thresholds, double[] precision, double[] recall) {
    static PrecisionRecallCurve of(Steps steps) {
        if (steps.positives() == 0) {
            throw new MetricException("truth has no positive item, so recall is not defined. Leave out the label.");
        }
        int points = steps.count() + 1;
        double[] thresholds = new double[points];
        double[] precision = new double[points];
        double[] recall = new double[points];
        thresholds[0] = Double.POSITIVE_INFINITY;
        precision[0] = 1;
        for (int i = 0; i < steps.count(); i++) {
            thresholds[i + 1] = steps.thresholds()[i];
            precision[i + 1] = steps.precision(i);
            recall[i + 1] = (double) steps.hits()[i] / steps.positives();
        }
        return new PrecisionRecallCurve(thresholds, precision, recall);
    }
}
