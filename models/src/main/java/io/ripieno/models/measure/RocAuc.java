package io.ripieno.models.measure;

/** Area under the ROC curve: how often a positive scores above a negative, equal scores counting one half. */
public final class RocAuc {
    private RocAuc() {}

    /** In [0, 1], or NaN where all items are positive or none is. */
    public static double of(double[] scores, boolean[] truth) {
        Ranking ranking = Ranking.of(scores, truth);
        if (ranking.positives() == 0 || ranking.negatives() == 0) {
            return Double.NaN;
        }
        double area = 0;
        int hitsBefore = 0;
        int alarmsBefore = 0;
        for (int i = 0; i < ranking.groups(); i++) {
            int width = ranking.alarms()[i] - alarmsBefore;
            area += width * (hitsBefore + ranking.hits()[i]) / 2.0;
            hitsBefore = ranking.hits()[i];
            alarmsBefore = ranking.alarms()[i];
        }
        return area / ((double) ranking.positives() * ranking.negatives());
    }
}
