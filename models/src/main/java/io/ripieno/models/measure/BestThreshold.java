package io.ripieno.models.measure;

/** The threshold with the highest F1 of the positive class. */
public final class BestThreshold {
    private BestThreshold() {}

    /**
     * Tries the middle between each two neighbouring scores; of equally good ones the highest is taken.
     *
     * @param lowest the lower bound of what is returned
     * @param highest the upper bound of what is returned; returned itself where no item is positive
     */
    public static double of(double[] scores, boolean[] truth, double lowest, double highest) {
        Ranking ranking = Ranking.of(scores, truth);
        double best = -1;
        double threshold = highest;
        for (int i = 0; i < ranking.groups() && ranking.positives() > 0; i++) {
            int hits = ranking.hits()[i];
            double f1 = F1.harmonic(hits, ranking.alarms()[i], ranking.positives() - hits);
            if (f1 > best) {
                best = f1;
                double next = i + 1 < ranking.groups() ? ranking.thresholds()[i + 1] : 0;
                threshold = (ranking.thresholds()[i] + next) / 2;
            }
        }
        return Math.min(highest, Math.max(lowest, threshold));
    }
}
