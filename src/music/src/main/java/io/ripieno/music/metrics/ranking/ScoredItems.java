package io.ripieno.music.metrics.ranking;

import io.ripieno.music.metrics.MetricException;

/**
 * Items, how sure it was said that they have a label, and whether they have it. What is computed from the ranking of the
 * items depends on the order of the scores alone, and not on the order of items with equal scores.
 *
 * @param scores {@code [items]}, finite; higher is surer
 * @param truth {@code [items]}
 */
public record ScoredItems(double[] scores, boolean[] truth) {
    public ScoredItems {
        if (scores.length != truth.length) {
            throw new MetricException("%d scores do not go with %d truths. Give one truth for each score."
                    .formatted(scores.length, truth.length));
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new MetricException(
                        "scores[%d] is %s. Leave out items that could not be scored.".formatted(i, scores[i]));
            }
        }
    }

    public int items() {
        return scores.length;
    }

    /** How many items have the label. */
    public int positives() {
        int count = 0;
        for (boolean present : truth) {
            count += present ? 1 : 0;
        }
        return count;
    }

    /**
     * Average precision: the sum over falling thresholds of (gain in recall) × precision, without interpolation.
     *
     * @return 0 to 1, or NaN where no item has the label
     */
    public double averagePrecision() {
        Steps steps = Steps.of(scores, truth);
        double sum = 0;
        int before = 0;
        for (int i = 0; i < steps.count(); i++) {
            sum += (steps.hits()[i] - before) * steps.precision(i);
            before = steps.hits()[i];
        }
        return sum / steps.positives();
    }

    /**
     * Area under the ROC curve: how often an item with the label scores above one without, equal scores counting one half.
     *
     * @return 0 to 1, or NaN where all items have the label or none has
     */
    public double rocAuc() {
        Steps steps = Steps.of(scores, truth);
        double area = 0;
        int hits = 0;
        int alarms = 0;
        for (int i = 0; i < steps.count(); i++) {
            area += (steps.alarms()[i] - alarms) * ((double) hits + steps.hits()[i]) / 2;
            hits = steps.hits()[i];
            alarms = steps.alarms()[i];
        }
        return area / ((double) steps.positives() * steps.negatives());
    }

    /**
     * Precision over recall, from the highest score down.
     *
     * @throws MetricException if no item has the label
     */
    public PrecisionRecallCurve precisionRecall() {
        return PrecisionRecallCurve.of(Steps.of(scores, truth));
    }

    /**
     * Hits over false alarms, from the highest score down.
     *
     * @throws MetricException if all items have the label or none has
     */
    public RocCurve roc() {
        return RocCurve.of(Steps.of(scores, truth));
    }

    /** The decisions if items are taken whose score is above the threshold. */
    public Confusion above(double threshold) {
        long hits = 0;
        long alarms = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean taken = scores[i] > threshold;
            hits += taken && truth[i] ? 1 : 0;
            alarms += taken && !truth[i] ? 1 : 0;
        }
        long positives = positives();
        return new Confusion(hits, alarms, positives - hits, items() - positives - alarms);
    }

    /**
     * The threshold with the highest F1 of the items taken, of all within the bounds: the middle between two neighbouring
     * scores, of equally good ones the highest. A bound that lies between the two is not passed.
     *
     * @param lowest lower bound, which also counts as the score below the last
     * @param highest upper bound
     * @return {@code highest} where no item has the label; {@code lowest} where some have it and none of them scores above
     *     {@code lowest}
     * @throws MetricException if {@code lowest} is above {@code highest}
     */
    public double bestThreshold(double lowest, double highest) {
        if (!(lowest <= highest)) {
            throw new MetricException(
                    "The bounds of the threshold are %s and %s. Give the lower one first.".formatted(lowest, highest));
        }
        Steps steps = Steps.of(scores, truth);
        double best = 0;
        double threshold = steps.positives() == 0 ? highest : lowest;
        for (int i = 0; i < steps.count() && steps.thresholds()[i] > lowest; i++) {
            double score = steps.thresholds()[i];
            double next = i + 1 < steps.count() ? steps.thresholds()[i + 1] : lowest;
            if (next > highest) {
                continue;
            }
            long hits = steps.hits()[i];
            double f1 = new Confusion(hits, steps.alarms()[i], steps.positives() - hits, 0)
                    .positive()
                    .f();
            if (f1 > best) {
                best = f1;
                double middle = next + (score - next) / 2;
                threshold = Math.min(highest, Math.max(lowest, middle < score ? middle : next));
            }
        }
        return threshold;
    }

    /**
     * How far the scores are probabilities.
     *
     * @param bins of equal width, at least 1
     * @throws MetricException if a score is not from 0 to 1
     */
    public Reliability reliability(int bins) {
        return Reliability.of(this, bins);
    }
}
