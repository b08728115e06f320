package io.ripieno.models.train;

import java.util.List;

/** How the learning rate moves while training goes on. */
public sealed interface Schedule
        permits Schedule.Constant,
                Schedule.Plateau,
                Schedule.Steps,
                Schedule.Divided,
                Schedule.Milestones,
                Schedule.Cosine {
    /** The highest rate, which the others fall from. */
    double initialRate();

    /** Stays. */
    record Constant(double initialRate) implements Schedule {}

    /**
     * Falls when the validation loss stands still, by the rules of PyTorch's {@code ReduceLROnPlateau} with a relative
     * threshold.
     *
     * @param factor by which the rate is multiplied, in (0, 1)
     * @param patience how many epochs without improvement are borne; the one after reduces
     * @param threshold an epoch improves if its loss is below the best so far by more than this part of it
     * @param cooldown how many epochs after a reduction are not counted
     * @param minimumRate the rate does not fall below
     */
    record Plateau(double initialRate, double factor, int patience, double threshold, int cooldown, double minimumRate)
            implements Schedule {
        /** With PyTorch's defaults: threshold 1e-4, no cooldown, no minimum. */
        public Plateau(double initialRate, double factor, int patience) {
            this(initialRate, factor, patience, 1e-4, 0, 0);
        }
    }

    /**
     * Is multiplied by {@code factor} after every so many epochs.
     *
     * @param epochs between two reductions
     */
    record Steps(double initialRate, double factor, int epochs) implements Schedule {}

    /**
     * Is the initial rate divided by 1 + {@code slope} · n after n times so many epochs.
     *
     * @param slope by how much the divisor grows each time
     * @param epochs between two reductions
     */
    record Divided(double initialRate, double slope, int epochs) implements Schedule {
        public Divided {
            if (!(slope >= 0 && epochs >= 1)) {
                throw new IllegalArgumentException(
                        "The divisor grows by %s every %d epochs. Give 0 or more, and 1 epoch or more."
                                .formatted(slope, epochs));
            }
        }
    }

    /**
     * Is multiplied by {@code factor} after each of the epochs named.
     *
     * @param epochs how many are done at each reduction
     */
    record Milestones(double initialRate, double factor, List<Integer> epochs) implements Schedule {
        public Milestones {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * Rises along a line from a hundredth of the initial rate, then falls along half a cosine from the initial to the final
     * rate, step by step, whatever the losses say.
     *
     * @param warmUp how many epochs the rise takes, 0 for none
     * @param epochs how many epochs rise and fall take together
     */
    record Cosine(double initialRate, double finalRate, double warmUp, int epochs) implements Schedule {
        public Cosine {
            if (!(warmUp >= 0 && warmUp < epochs)) {
                throw new IllegalArgumentException(
                        "The rate rises for %s of %d epochs. Leave some for the fall.".formatted(warmUp, epochs));
            }
        }

        /** Without warm-up. */
        public Cosine(double initialRate, double finalRate, int epochs) {
            this(initialRate, finalRate, 0, epochs);
        }
    }
}
