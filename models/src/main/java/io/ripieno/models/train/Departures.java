package io.ripieno.models.train;

import io.ripieno.models.interpret.Mode;

/**
 * Where a run departs from what is usual here, as some published trainings do.
 *
 * @param dropsPartialBatch whether the last batch of an epoch is left out if it is smaller than the others
 * @param freshOptimiser whether the optimiser forgets its moments after each epoch
 * @param keepsLast whether the weights of the last epoch are kept, not those of the best
 * @param reviewMode how graphs are run when the network is judged, for example by {@link Mode#BATCH_STATISTICS}
 */
public record Departures(boolean dropsPartialBatch, boolean freshOptimiser, boolean keepsLast, Mode reviewMode) {
    /** All examples, one optimiser, the best epoch, judged as it is served. */
    public static final Departures NONE = new Departures(false, false, false, Mode.EVALUATION);

    public Departures droppingPartialBatch() {
        return new Departures(true, freshOptimiser, keepsLast, reviewMode);
    }

    public Departures withFreshOptimiser() {
        return new Departures(dropsPartialBatch, true, keepsLast, reviewMode);
    }

    public Departures keepingLast() {
        return new Departures(dropsPartialBatch, freshOptimiser, true, reviewMode);
    }

    public Departures reviewedIn(Mode mode) {
        return new Departures(dropsPartialBatch, freshOptimiser, keepsLast, mode);
    }
}
