package io.ripieno.models.train;

import io.ripieno.models.graph.GraphSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trains a network for some epochs and leaves it with the weights of the epoch whose validation mAP was best,
 * and with running statistics as they are when dropout passes.
 *
 * <p>The folder of a run holds {@code last.checkpoint} (the end of the last epoch, from which the run can be resumed),
 * {@code best.checkpoint}, {@code log.csv} and {@code loss.png}. On the same machine the same seed gives the same weights,
 * interrupted or not.
 */
public final class Trainer {
    private static final String LAST = "last.checkpoint";
    private static final String BEST = "best.checkpoint";
    private static final String LOG = "log.csv";

    private final GraphSet network;
    private final Subject subject;
    private final TrainingPlan plan;
    private final Path folder;
    private final TrainingListener listener;

    /** @param folder receives checkpoints, log and plot; made if it is not there */
    public Trainer(GraphSet network, Subject subject, TrainingPlan plan, Path folder, TrainingListener listener) {
        this.network = network;
        this.subject = subject;
        this.plan = plan;
        this.folder = folder;
        this.listener = listener;
    }

    /** Whether the folder holds a run that can be resumed. */
    public static boolean hasRun(Path folder) {
        return Files.exists(folder.resolve(LAST));
    }

    /**
     * Trains until the epochs are done or the validation loss has stopped falling.
     *
     * @param resume whether to go on from {@code last.checkpoint}; without one the run starts anew
     * @return how the best weights, which the network now has, do on the validation examples
     * @throws InterruptedException if the thread was interrupted; the run can be resumed from its last finished epoch
     */
    public Evaluation train(Examples training, Examples validation, boolean resume) throws InterruptedException {
        makeFolder();
        try (Learner learner = new Learner(network, subject, plan)) {
            Progress progress = new Progress(plan);
            Path last = folder.resolve(LAST);
            Path best = folder.resolve(BEST);
            TrainingLog log;
            if (resume && Files.exists(last)) {
                Checkpoint checkpoint = Checkpoint.read(last);
                learner.restore(checkpoint);
                progress.restore(checkpoint);
                log = TrainingLog.resume(folder.resolve(LOG), progress.epoch());
            } else {
                log = TrainingLog.start(folder.resolve(LOG));
            }
            while (progress.epoch() < plan.epochs() && !progress.isOver()) {
                long started = System.nanoTime();
                double rate = progress.rate();
                double trainingLoss = epoch(learner, training, progress.epoch(), rate);
                Evaluation evaluation = learner.evaluate(validation);
                double map = evaluation.predictions().meanAveragePrecision();
                boolean improved = progress.epochEnded(evaluation.loss(), map, (System.nanoTime() - started) / 1e9);
                Checkpoint checkpoint = checkpoint(learner, progress);
                if (improved) {
                    checkpoint.write(best);
                }
                checkpoint.write(last);
                log.add(new EpochReport(
                        progress.epoch(),
                        learner.steps(),
                        trainingLoss,
                        evaluation.loss(),
                        map,
                        rate,
                        progress.seconds()));
                listener.epochEnded(log.reports().get(log.reports().size() - 1));
                LossPlot.write(log.reports(), folder.resolve("loss.png"));
            }
            learner.restore(Checkpoint.read(best));
            calibrate(learner, training);
            learner.writeBack();
            return learner.evaluate(validation);
        }
    }

    /** How the network with its present weights does on a split. */
    public Evaluation evaluate(Examples examples) throws InterruptedException {
        try (Learner learner = new Learner(network, subject, plan)) {
            return learner.evaluate(examples);
        }
    }

    private double epoch(Learner learner, Examples training, int number, double rate) throws InterruptedException {
        Epoch epoch = Epoch.of(plan.seed(), number, training.size(), plan.batchSize());
        int batches = epoch.batches().length;
        double sum = 0;
        try (BatchLoader loader = new BatchLoader(training, epoch)) {
            for (int b = 0; b < batches; b++) {
                double loss = learner.learn(loader.next(), training.shape(), rate);
                if (!Double.isFinite(loss)) {
                    throw new IllegalStateException("The loss is %s at step %d. Maybe the learning rate %s is too high."
                            .formatted(loss, learner.steps(), rate));
                }
                sum += loss;
                listener.stepEnded(learner.steps(), (long) plan.epochs() * batches, loss);
            }
        }
        return sum / batches;
    }

    private void calibrate(Learner learner, Examples training) throws InterruptedException {
        Epoch epoch = Epoch.of(plan.seed(), plan.epochs(), training.size(), plan.batchSize());
        int batches = Math.min(plan.calibrationBatches(), epoch.batches().length);
        try (BatchLoader loader = new BatchLoader(training, epoch)) {
            for (int b = 0; b < batches; b++) {
                learner.calibrate(loader.next(), training.shape());
            }
        }
    }

    private Checkpoint checkpoint(Learner learner, Progress progress) {
        Map<String, String> facts = new LinkedHashMap<>(progress.state());
        facts.put("step", Long.toString(learner.steps()));
        facts.put("seed", Long.toString(plan.seed()));
        return new Checkpoint(facts, learner.state());
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder %s cannot be made. Choose another with --out.".formatted(folder), e);
        }
    }
}
