package io.ripieno.models.train;

import java.util.Map;

/**
 * The learning rate of a run, moved by a {@link Schedule} at the end of each epoch. On a plateau an epoch counts as
 * improved if its validation loss is below the best so far by more than 1e-4 of it.
 */
final class LearningRate {
    private static final double THRESHOLD = 1e-4;

    private final Schedule schedule;
    private double rate;
    private double best = Double.POSITIVE_INFINITY;
    private int standing;

    LearningRate(Schedule schedule) {
        this.schedule = schedule;
        this.rate = schedule.initialRate();
    }

    double rate() {
        return rate;
    }

    /** @param finished how many epochs are done, this one included */
    void epochEnded(int finished, double validationLoss) {
        if (schedule instanceof Schedule.Cosine cosine) {
            double done = Math.min(1, (double) finished / cosine.epochs());
            rate = cosine.finalRate()
                    + (cosine.initialRate() - cosine.finalRate()) * (1 + Math.cos(Math.PI * done)) / 2;
        } else if (schedule instanceof Schedule.Plateau plateau) {
            if (validationLoss < best * (1 - THRESHOLD)) {
                best = validationLoss;
                standing = 0;
            } else if (++standing > plateau.patience()) {
                rate *= plateau.factor();
                standing = 0;
            }
        }
    }

    Map<String, String> state() {
        return Map.of(
                "rate", Double.toString(rate),
                "rate.best", Double.toString(best),
                "rate.standing", Integer.toString(standing));
    }

    void restore(Checkpoint checkpoint) {
        rate = Double.parseDouble(checkpoint.fact("rate"));
        best = Double.parseDouble(checkpoint.fact("rate.best"));
        standing = Integer.parseInt(checkpoint.fact("rate.standing"));
    }
}
