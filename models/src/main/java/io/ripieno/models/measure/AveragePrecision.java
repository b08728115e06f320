package io.ripieno.models.measure;

/** Average precision: the sum over falling thresholds of (gain in recall) × precision; equal scores are one step. */
public final class AveragePrecision {
    private AveragePrecision() {}

    /** In [0, 1], or NaN where no item is positive. */
    public static double of(double[] scores, boolean[] truth) {
        Ranking ranking = Ranking.of(scores, truth);
        if (ranking.positives() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int before = 0;
        for (int i = 0; i < ranking.groups(); i++) {
            int hits = ranking.hits()[i];
            double precision = (double) hits / (hits + ranking.alarms()[i]);
            sum += (hits - before) * precision;
            before = hits;
        }
        return sum / ranking.positives();
    }
}
