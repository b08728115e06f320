package io.ripieno.music.metrics.ranking;

import io.ripieno.music.metrics.MetricException;

/**
 * The receiver operating characteristic: which shares of the items with the label and of those without have a score of at
 * least a threshold. The first point takes nothing. The numbers are those of scikit-learn's {@code roc_curve} without
 * intermediate points dropped.
 *
 * @param thresholds {@code [points]}, falling from +∞
 * @param falseAlarms {@code [points]}: share of the items without the label, rising from 0 to 1
 * @param hits {@code [points]}: share of the items with the label, rising from 0 to 1
 */
public record RocCurve(double[] thresholds, double[] falseAlarms, double[] hits) {
    static RocCurve of(Steps steps) {
        if (steps.positives() == 0 || steps.negatives() == 0) {
            throw new MetricException("truth has %d positive and %d negative items. Give at least one of each."
                    .formatted(steps.positives(), steps.negatives()));
        }
        int points = steps.count() + 1;
        double[] thresholds = new double[points];
        double[] falseAlarms = new double[points];
        double[] hits = new double[points];
        thresholds[0] = Double.POSITIVE_INFINITY;
        for (int i = 0; i < steps.count(); i++) {
            thresholds[i + 1] = steps.thresholds()[i];
            falseAlarms[i + 1] = (double) steps.alarms()[i] / steps.negatives();
            hits[i + 1] = (double) steps.hits()[i] / steps.positives();
        }
        return new RocCurve(thresholds, falseAlarms, hits);
    }
}
