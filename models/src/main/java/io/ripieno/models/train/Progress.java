package io.ripieno.models.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a run stands: all that is neither weight nor moment. */
final class Progress {
    /** The fact of how many threads the network's sums have. */
    static final String THREADS = "threads";

    /** Of checkpoints that do not tell. */
    static final String USUAL_THREADS = "1";

    private final TrainingPlan plan;
    private final int examples;
    private final int threads;
    private final Criterion criterion;
    private final String network;
    private final LearningRate learningRate;
    private final EarlyStop earlyStop;
    private final long started = System.nanoTime();
    private double secondsBefore;
    private int epoch;
    private int batch;
    private Means means = new Means();
    private double best;
    private int bestEpoch;

    /**
     * @param network what tells the network from others
     * @param threads that the network's sums have
     */
    Progress(TrainingPlan plan, Criterion criterion, int examples, String network, int threads) {
        this.plan = plan;
        this.threads = threads;
        this.network = network;
        this.examples = examples;
        this.criterion = criterion;
        best = criterion.worst();
        learningRate = new LearningRate(plan.schedule());
        earlyStop = new EarlyStop(plan.stopPatience(), plan.stopFall());
    }

    /** How many epochs are done. */
    int epoch() {
        return epoch;
    }

    /** How many batches of the present epoch are done. */
    int batch() {
        return batch;
    }

    /** The losses of the present epoch so far. */
    Means means() {
        return means;
    }

    /** The epoch, counted from 1, whose weights are kept; 0 if the deciding figure of none was a number. */
    int bestEpoch() {
        return bestEpoch;
    }

    /**
     * The learning rate of a batch of the present epoch.
     *
     * @param number of the batch, from 0
     * @param batches of an epoch
     */
    double rate(int number, int batches) {
        return learningRate.rate(epoch + (double) number / batches);
    }

    /** Since the run began, without the time between an interruption and its resumption. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }

    boolean isOver() {
        return epoch >= plan.epochs() || earlyStop.isOver();
    }

    void stepEnded(Means losses) {
        batch++;
        means.add(losses);
    }

    /** Returns whether the epoch's weights are to be kept, as the best so far or as the last; NaN is never best. */
    boolean epochEnded(Map<String, Double> review) {
        epoch++;
        batch = 0;
        means = new Means();
        double loss = Criterion.lowest(Loss.NAME).of(review);
        learningRate.epochEnded(loss);
        earlyStop.epochEnded(loss);
        double value = criterion.of(review);
        boolean improved = plan.departures().keepsLast() || criterion.isBetter(value, best);
        if (improved) {
            best = value;
            bestEpoch = epoch;
        }
        return improved;
    }

    Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>(identity());
        state.put("epoch", Integer.toString(epoch));
        state.put("batch", Integer.toString(batch));
        state.put("best", Double.toString(best));
        state.put("best.epoch", Integer.toString(bestEpoch));
        state.put("seconds", Double.toString(seconds()));
        state.putAll(means.state());
        state.putAll(learningRate.state());
        state.putAll(earlyStop.state());
        return state;
    }

    /** @throws TrainingException if the checkpoint is of a run that this one cannot go on with */
    void restore(Checkpoint checkpoint) {
        identity().forEach((name, value) -> {
            String had = checkpoint.facts().getOrDefault(name, name.equals(THREADS) ? USUAL_THREADS : value);
            if (!had.equals(value)) {
                throw new TrainingException(
                        "The checkpoint is of a run with %s %s, not %s. Give the same or start without --resume."
                                .formatted(name, had, value));
            }
        });
        epoch = Integer.parseInt(checkpoint.fact("epoch"));
        batch = Integer.parseInt(checkpoint.fact("batch"));
        best = Double.parseDouble(checkpoint.fact("best"));
        bestEpoch = Integer.parseInt(checkpoint.fact("best.epoch"));
        if (Double.isNaN(best)) {
            best = criterion.worst();
            bestEpoch = 0;
        }
        secondsBefore = Double.parseDouble(checkpoint.fact("seconds"));
        means = Means.restore(checkpoint);
        learningRate.restore(checkpoint);
        earlyStop.restore(checkpoint);
    }

    /**
     * What must be the same for the weights to come out the same; the number of epochs may grow. What an old checkpoint does
     * not tell is not compared, but for the threads, of which there was one.
     */
    private Map<String, String> identity() {
        return Map.ofEntries(
                Map.entry("seed", Long.toString(plan.seed())),
                Map.entry("examples", Integer.toString(examples)),
                Map.entry(THREADS, Integer.toString(threads)),
                Map.entry("batch-size", plan.batchSize() + " in " + plan.parts()),
                Map.entry("optimiser", plan.optimiser().toString()),
                Map.entry("schedule", plan.schedule().toString()),
                Map.entry("groups", plan.groups().toString()),
                Map.entry("clip", plan.clip().toString()),
                Map.entry("calibration", plan.calibration().toString()),
                Map.entry("average", Double.toString(plan.averageDecay())),
                Map.entry("departures", plan.departures().toString()),
                Map.entry("criterion", criterion.toString()),
                Map.entry("network", network));
    }
}
