package io.ripieno.models.train;

import java.util.Map;

/** Ends a run when the validation loss has not fallen by more than {@code leastFall} for {@code patience} epochs. */
final class EarlyStop {
    private final int patience;
    private final double leastFall;
    private double best = Double.POSITIVE_INFINITY;
    private int standing;

    EarlyStop(int patience, double leastFall) {
        this.patience = patience;
        this.leastFall = leastFall;
    }

    /** Returns whether the run is over. */
    boolean epochEnded(double validationLoss) {
        if (validationLoss < best - leastFall) {
            best = validationLoss;
            standing = 0;
        } else {
            standing++;
        }
        return isOver();
    }

    boolean isOver() {
        return standing >= patience;
    }

    Map<String, String> state() {
        return Map.of("stop.best", Double.toString(best), "stop.standing", Integer.toString(standing));
    }

    void restore(Checkpoint checkpoint) {
        best = Double.parseDouble(checkpoint.fact("stop.best"));
        standing = Integer.parseInt(checkpoint.fact("stop.standing"));
    }
}
