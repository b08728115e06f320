package io.ripieno.models.train;

import java.util.Map;

/** The learning rate of a run, as its {@link Schedule} has it. */
final class LearningRate {
    /** A smaller fall is not made. */
    private static final double LEAST_FALL = 1e-8;

    private static final double WARM_UP_START = 0.01;

    private final Schedule schedule;
    private double plateauRate;
    private double best = Double.POSITIVE_INFINITY;
    private int standing;
    private int cooling;

    LearningRate(Schedule schedule) {
        this.schedule = schedule;
        this.plateauRate = schedule.initialRate();
    }

    /** @param epochs how many are done, with the part of the present one */
    double rate(double epochs) {
        double initial = schedule.initialRate();
        if (schedule instanceof Schedule.Steps steps) {
            return initial * Math.pow(steps.factor(), Math.floor(epochs / steps.epochs()));
        }
        if (schedule instanceof Schedule.Divided divided) {
            return initial / (1 + divided.slope() * Math.floor(epochs / divided.epochs()));
        }
        if (schedule instanceof Schedule.Milestones milestones) {
            long passed =
                    milestones.epochs().stream().filter(at -> at <= epochs).count();
            return initial * Math.pow(milestones.factor(), passed);
        }
        if (schedule instanceof Schedule.Cosine cosine) {
            return cosine(cosine, epochs);
        }
        return plateauRate;
    }

    private static double cosine(Schedule.Cosine schedule, double epochs) {
        if (epochs < schedule.warmUp()) {
            return schedule.initialRate() * (WARM_UP_START + (1 - WARM_UP_START) * epochs / schedule.warmUp());
        }
        double done = Math.min(1, (epochs - schedule.warmUp()) / (schedule.epochs() - schedule.warmUp()));
        return schedule.finalRate()
                + (schedule.initialRate() - schedule.finalRate()) * (1 + Math.cos(Math.PI * done)) / 2;
    }

    void epochEnded(double validationLoss) {
        if (!(schedule instanceof Schedule.Plateau plateau)) {
            return;
        }
        if (validationLoss < best * (1 - plateau.threshold())) {
            best = validationLoss;
            standing = 0;
        } else {
            standing++;
        }
        if (cooling > 0) {
            cooling--;
            standing = 0;
        }
        if (standing > plateau.patience()) {
            double lower = Math.max(plateau.minimumRate(), plateauRate * plateau.factor());
            plateauRate = plateauRate - lower > LEAST_FALL ? lower : plateauRate;
            cooling = plateau.cooldown();
            standing = 0;
        }
    }

    Map<String, String> state() {
        return Map.of(
                "rate", Double.toString(plateauRate),
                "rate.best", Double.toString(best),
                "rate.standing", Integer.toString(standing),
                "rate.cooling", Integer.toString(cooling));
    }

    void restore(Checkpoint checkpoint) {
        plateauRate = Double.parseDouble(checkpoint.fact("rate"));
        best = Double.parseDouble(checkpoint.fact("rate.best"));
        standing = Integer.parseInt(checkpoint.fact("rate.standing"));
        cooling = Integer.parseInt(checkpoint.fact("rate.cooling"));
    }
}
