package io.ripieno.models.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a run stands between two epochs: all that is neither weight nor moment. */
final class Progress {
    private final LearningRate learningRate;
    private final EarlyStop earlyStop;
    private final long seed;
    private int epoch;
    private double bestMap = Double.NEGATIVE_INFINITY;
    private double seconds;

    Progress(TrainingPlan plan) {
        learningRate = new LearningRate(plan.schedule());
        earlyStop = new EarlyStop(plan.stopPatience());
        seed = plan.seed();
    }

    /** How many epochs are done. */
    int epoch() {
        return epoch;
    }

    double rate() {
        return learningRate.rate();
    }

    double seconds() {
        return seconds;
    }

    boolean isOver() {
        return earlyStop.isOver();
    }

    /** Returns whether the mean average precision is the best so far. */
    boolean epochEnded(double validationLoss, double validationMap, double epochSeconds) {
        epoch++;
        seconds += epochSeconds;
        learningRate.epochEnded(epoch, validationLoss);
        earlyStop.epochEnded(validationLoss);
        boolean improved = validationMap > bestMap || epoch == 1;
        bestMap = improved ? validationMap : bestMap;
        return improved;
    }

    Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("epoch", Integer.toString(epoch));
        state.put("map.best", Double.toString(bestMap));
        state.put("seconds", Double.toString(seconds));
        state.putAll(learningRate.state());
        state.putAll(earlyStop.state());
        return state;
    }

    void restore(Checkpoint checkpoint) {
        if (Long.parseLong(checkpoint.fact("seed")) != seed) {
            throw new IllegalArgumentException(
                    "The checkpoint is of seed %s, not %d. Give --seed %s or start without --resume."
                            .formatted(checkpoint.fact("seed"), seed, checkpoint.fact("seed")));
        }
        epoch = Integer.parseInt(checkpoint.fact("epoch"));
        bestMap = Double.parseDouble(checkpoint.fact("map.best"));
        seconds = Double.parseDouble(checkpoint.fact("seconds"));
        learningRate.restore(checkpoint);
        earlyStop.restore(checkpoint);
    }
}
