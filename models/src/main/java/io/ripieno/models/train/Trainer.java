package io.ripieno.models.train;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trains a network for some epochs and leaves it with the weights of the epoch that its task calls best, or of the last one
 * if its plan departs so.
 *
 * <p>The folder of a run holds {@code last.checkpoint} (from which the run can be resumed), {@code best.checkpoint},
 * {@code log.csv} and {@code loss.png}. On the same machine the same seed gives the same weights, interrupted or not, with
 * the same {@linkplain Tensors#useThreads number of threads}.
 */
public final class Trainer {
    private static final String LAST = "last.checkpoint";
    private static final String BEST = "best.checkpoint";
    private static final String LOG = "log.csv";
    private static final int CALIBRATION_EPOCH = -1;

    private final GraphSet network;
    private final Task task;
    private final TrainingPlan plan;
    private final Path folder;
    private final TrainingListener listener;

    /** @param folder receives checkpoints, log and plot; made if it is not there */
    public Trainer(GraphSet network, Task task, TrainingPlan plan, Path folder, TrainingListener listener) {
        this.network = network;
        this.task = task;
        this.plan = plan;
        this.folder = folder;
        this.listener = listener;
    }

    /** Whether the folder holds a run that can be resumed. */
    public static boolean hasRun(Path folder) {
        return Files.exists(folder.resolve(LAST));
    }

    /**
     * How many threads the sums of the run in the folder have; 1 if there is no run.
     *
     * @throws TrainingException if its checkpoint cannot be read
     */
    public static int threads(Path folder) {
        Map<String, String> facts =
                hasRun(folder) ? Checkpoint.read(folder.resolve(LAST)).facts() : Map.of();
        return Integer.parseInt(facts.getOrDefault(Progress.THREADS, Progress.USUAL_THREADS));
    }

    /**
     * Trains until the epochs are done or the validation loss has stopped falling.
     *
     * @param resume whether to go on from {@code last.checkpoint}; without one the run starts anew
     * @throws InterruptedException if the thread was interrupted; the run is saved and can be resumed
     * @throws TrainingException if an example cannot be read, loss or gradients are not finite (the run in the folder is then
     *     as it was saved before), no epoch is the best, or the run in the folder is another
     */
    public TrainingRun train(Examples training, Examples validation, boolean resume) throws InterruptedException {
        Path last = folder.resolve(LAST);
        if (epoch(training, 0).batches().length == 0) {
            throw new TrainingException("Of %d examples no batch of %d comes. Give more, or a smaller batch."
                    .formatted(training.size(), plan.batchSize()));
        }
        Progress progress =
                new Progress(plan, task.best(), training.size(), Fingerprint.of(network), Tensors.threads());
        try (Learner learner = new Learner(network, task, plan)) {
            TrainingLog log;
            if (resume && Files.exists(last)) {
                Checkpoint checkpoint = Checkpoint.read(last);
                progress.restore(checkpoint);
                learner.restore(checkpoint);
                log = TrainingLog.resume(folder.resolve(LOG), checkpoint, progress.epoch());
            } else {
                clear();
                log = TrainingLog.start(folder.resolve(LOG));
            }
            listener.began(progress.seconds());
            while (!progress.isOver()) {
                steps(learner, training, progress, log);
                endEpoch(learner, training, validation, progress, log);
            }
            requireBest(progress);
            learner.restoreWeights(Checkpoint.read(folder.resolve(BEST)));
            if (!plan.calibration().eachEpoch()) {
                calibrate(learner, training);
            }
            learner.writeBack();
            return new TrainingRun(progress.bestEpoch(), log.reports());
        }
    }

    /** Shows all examples to a review of the network with its present weights, and returns the review. */
    public <R extends Review> R evaluate(Examples examples, R review) throws InterruptedException {
        try (Learner learner = new Learner(network, task, plan)) {
            return review(learner, examples, review);
        }
    }

    /**
     * Takes the statistics of the network's batch normalisations anew from examples, as the plan says; for weights that were
     * set and not learnt.
     */
    public void calibrate(Examples training) throws InterruptedException {
        try (Learner learner = new Learner(network, task, plan)) {
            calibrate(learner, training);
            learner.writeBack();
        }
    }

    /** The rest of an epoch's steps. */
    private void steps(Learner learner, Examples training, Progress progress, TrainingLog log)
            throws InterruptedException {
        Epoch epoch = epoch(training, progress.epoch());
        int batches = epoch.batches().length;
        long savedSteps = learner.steps();
        long savedTime = System.nanoTime();
        try (BatchLoader loader =
                new BatchLoader(training, epoch, progress.batch(), plan.loaderThreads(), listener::noticed)) {
            while (progress.batch() < batches) {
                Batch batch = loader.next();
                double rate = progress.rate(progress.batch(), batches);
                Means losses = learner.learn(batch, rate);
                progress.stepEnded(losses);
                listener.stepEnded(learner.steps(), (long) plan.epochs() * batches, losses.loss());
                Duration since = Duration.ofNanos(System.nanoTime() - savedTime);
                if (plan.savePoints().isDue(learner.steps() - savedSteps, since)) {
                    save(learner, progress, log);
                    savedSteps = learner.steps();
                    savedTime = System.nanoTime();
                }
            }
            save(learner, progress, log);
        } catch (InterruptedException e) {
            save(learner, progress, log);
            throw e;
        }
    }

    private void endEpoch(Learner learner, Examples training, Examples validation, Progress progress, TrainingLog log)
            throws InterruptedException {
        Map<String, Double> losses = progress.means().figures();
        double rate = progress.rate(progress.batch() - 1, progress.batch());
        learner.exchangeAverage();
        if (plan.calibration().eachEpoch()) {
            calibrate(learner, training);
        }
        Map<String, Double> review = review(learner, validation, task.review()).figures();
        if (progress.epochEnded(review)) {
            new Checkpoint(facts(learner, progress, log), learner.weights()).write(folder.resolve(BEST));
        }
        learner.exchangeAverage();
        learner.epochEnded();
        EpochReport report =
                new EpochReport(progress.epoch(), learner.steps(), rate, progress.seconds(), losses, review);
        log.add(report);
        save(learner, progress, log);
        listener.epochEnded(report);
        LossPlot.write(log.reports(), task.best().figure(), folder.resolve("loss.png"));
    }

    private void calibrate(Learner learner, Examples training) throws InterruptedException {
        Epoch epoch = Epoch.of(plan.seed(), CALIBRATION_EPOCH, training.size(), plan.batchSize());
        int batches = Math.min(plan.calibration().batches(), epoch.batches().length);
        try (BatchLoader loader = new BatchLoader(training, epoch, 0, plan.loaderThreads(), listener::noticed)) {
            for (int b = 0; b < batches; b++) {
                learner.calibrate(loader.next());
            }
        }
    }

    private <R extends Review> R review(Learner learner, Examples examples, R review) throws InterruptedException {
        Epoch epoch = Epoch.inOrder(examples.size(), plan.batchSize());
        try (BatchLoader loader = new BatchLoader(examples, epoch, 0, plan.loaderThreads(), listener::noticed)) {
            for (int b = 0; b < epoch.batches().length; b++) {
                learner.review(loader.next(), b, review);
            }
        }
        return review;
    }

    private Epoch epoch(Examples training, int number) {
        Epoch epoch = Epoch.of(plan.seed(), number, training.size(), plan.batchSize());
        return plan.departures().dropsPartialBatch() ? epoch.withoutPartial(plan.batchSize()) : epoch;
    }

    private void requireBest(Progress progress) {
        if (progress.bestEpoch() == 0) {
            throw new TrainingException(
                    "In none of %d epochs the validation's %s was a number. Give the validation examples that it can be told of, or keep the last epoch."
                            .formatted(progress.epoch(), task.best().figure()));
        }
    }

    private void save(Learner learner, Progress progress, TrainingLog log) {
        new Checkpoint(facts(learner, progress, log), learner.state()).write(folder.resolve(LAST));
    }

    private static Map<String, String> facts(Learner learner, Progress progress, TrainingLog log) {
        Map<String, String> facts = new LinkedHashMap<>(progress.state());
        facts.putAll(learner.facts());
        facts.putAll(log.facts());
        return facts;
    }

    /** An old run's checkpoints must not be taken for the new one's. */
    private void clear() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(LAST));
            Files.deleteIfExists(folder.resolve(BEST));
        } catch (IOException e) {
            throw new UncheckedIOException("Folder %s cannot be made. Choose another with --out.".formatted(folder), e);
        }
    }
}
