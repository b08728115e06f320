package io.ripieno.models.train;

import io.ripieno.models.interpret.Precision;
import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs how many passes over the examples at most
 * @param batchSize examples in a batch; the last of an epoch may be smaller, see {@link Departures}
 * @param parts how many parts a batch is run in, one after the other, before the step that they make together; batch
 *     normalisation sees each part by itself
 * @param optimiser how gradients move weights
 * @param schedule of the learning rate
 * @param groups weights that move otherwise than the rest, or not at all; the first that matches counts
 * @param clip bounds of gradients
 * @param stopPatience how many epochs without a lower validation loss end the run
 * @param stopFall by how much the validation loss must be below the lowest so far to count as lower, 0 or more
 * @param calibration of batch normalisation
 * @param averageDecay of the exponential moving average of the weights, which is what is judged and kept; 0 for none. Of
 *     step n it is at most (1 + n) / (10 + n). Networks with batch normalisation need calibration in each epoch with it
 * @param savePoints when the run is saved within an epoch
 * @param departures from what is usual
 * @param precision that the network is run in; weights, losses and moments are in single precision
 * @param loaderThreads how many threads read examples
 * @param seed of everything that is drawn
 */
public record TrainingPlan(
        int epochs,
        int batchSize,
        int parts,
        Optimiser optimiser,
        Schedule schedule,
        List<ParameterGroup> groups,
        GradientClip clip,
        int stopPatience,
        double stopFall,
        Calibration calibration,
        double averageDecay,
        SavePoints savePoints,
        Departures departures,
        Precision precision,
        int loaderThreads,
        long seed) {
    public TrainingPlan {
        groups = List.copyOf(groups);
        if (epochs < 1 || batchSize < 1 || parts < 1 || parts > batchSize || loaderThreads < 1) {
            throw new IllegalArgumentException(
                    "epochs is %d, batchSize %d, parts %d, loaderThreads %d. Give 1 or more, and no more parts than examples."
                            .formatted(epochs, batchSize, parts, loaderThreads));
        }
        if (precision == Precision.DOUBLE) {
            throw new IllegalArgumentException(
                    "precision is DOUBLE, in which gradients are checked and nothing is trained. Give SINGLE or MIXED.");
        }
        if (!(averageDecay >= 0 && averageDecay < 1 && stopFall >= 0)) {
            throw new IllegalArgumentException(
                    "averageDecay is %s, stopFall %s. Give 0 or more, and a decay of less than 1."
                            .formatted(averageDecay, stopFall));
        }
    }

    /** A plan with these and otherwise nothing special, to be refined. */
    public static Builder of(int epochs, int batchSize, Optimiser optimiser, Schedule schedule, long seed) {
        return new Builder(epochs, batchSize, optimiser, schedule, seed);
    }

    /** How many examples run at a time. */
    int partSize() {
        return (batchSize + parts - 1) / parts;
    }

    /** Refines a plan. */
    public static final class Builder {
        private final int epochs;
        private final int batchSize;
        private final Optimiser optimiser;
        private final Schedule schedule;
        private final long seed;
        private int parts = 1;
        private List<ParameterGroup> groups = List.of();
        private GradientClip clip = GradientClip.NONE;
        private int stopPatience = Integer.MAX_VALUE;
        private double stopFall;
        private Calibration calibration = Calibration.NONE;
        private double averageDecay;
        private SavePoints savePoints = SavePoints.USUAL;
        private Departures departures = Departures.NONE;
        private Precision precision = Precision.SINGLE;
        private int loaderThreads = 1;

        private Builder(int epochs, int batchSize, Optimiser optimiser, Schedule schedule, long seed) {
            this.epochs = epochs;
            this.batchSize = batchSize;
            this.optimiser = optimiser;
            this.schedule = schedule;
            this.seed = seed;
        }

        public Builder parts(int count) {
            parts = count;
            return this;
        }

        public Builder groups(ParameterGroup... special) {
            groups = List.of(special);
            return this;
        }

        public Builder clip(GradientClip bounds) {
            clip = bounds;
            return this;
        }

        public Builder stopPatience(int standing) {
            stopPatience = standing;
            return this;
        }

        public Builder stopFall(double least) {
            stopFall = least;
            return this;
        }

        public Builder calibration(Calibration batches) {
            calibration = batches;
            return this;
        }

        public Builder averageDecay(double decay) {
            averageDecay = decay;
            return this;
        }

        public Builder savePoints(SavePoints points) {
            savePoints = points;
            return this;
        }

        public Builder departures(Departures from) {
            departures = from;
            return this;
        }

        public Builder precision(Precision numbers) {
            precision = numbers;
            return this;
        }

        public Builder loaderThreads(int threads) {
            loaderThreads = threads;
            return this;
        }

        public TrainingPlan build() {
            return new TrainingPlan(
                    epochs,
                    batchSize,
                    parts,
                    optimiser,
                    schedule,
                    groups,
                    clip,
                    stopPatience,
                    stopFall,
                    calibration,
                    averageDecay,
                    savePoints,
                    departures,
                    precision,
                    loaderThreads,
                    seed);
        }
    }
}
