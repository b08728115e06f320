package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.train.tagging.TaggingReview;
import io.ripieno.models.train.tagging.TaggingTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int SIDE = 8;
    private static final TaggingTask TASK = new TaggingTask("tiny", "x", "probabilities");

    @TempDir
    Path folder;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @Test
    void learnsToTellBrightTopFromBrightBottom() throws Exception {
        GraphSet network = tiny();
        train(network, plan(12), folder, false);

        TaggingReview review = new Trainer(network, TASK, plan(12), folder, TrainingListener.SILENT)
                .evaluate(new Bands(20), TASK.review());
        assertThat(review.predictions().averagePrecision().value()).isGreaterThan(0.95);
        List<EpochReport> log = TrainingLog.read(folder.resolve("log.csv"));
        assertThat(log).hasSize(12);
        assertThat(loss(log.get(11).training())).isLessThan(loss(log.get(0).training()) / 2);
        assertThat(folder.resolve("loss.png")).isNotEmptyFile();
    }

    @Test
    void givesTheSameWeightsForTheSameSeed() throws Exception {
        GraphSet first = tiny();
        GraphSet second = tiny();
        train(first, plan(3), folder.resolve("first"), false);
        train(second, plan(3), folder.resolve("second"), false);

        assertThat(TinyTraining.weights(second)).isEqualTo(TinyTraining.weights(first));
    }

    @Test
    void givesOtherWeightsForAnotherSeed() throws Exception {
        GraphSet first = tiny();
        GraphSet second = tiny();
        train(first, plan(1), folder.resolve("first"), false);
        TrainingPlan other = plan(1, 99);
        train(second, other, folder.resolve("second"), false);

        assertThat(TinyTraining.weights(second)).isNotEqualTo(TinyTraining.weights(first));
    }

    @Test
    void resumesToTheWeightsOfAnUninterruptedRun() throws Exception {
        GraphSet whole = tiny();
        train(whole, plan(5), folder.resolve("whole"), false);

        train(tiny(), plan(2), folder.resolve("parts"), false);
        GraphSet resumed = tiny();
        train(resumed, plan(5), folder.resolve("parts"), true);

        assertThat(TinyTraining.weights(resumed)).isEqualTo(TinyTraining.weights(whole));
        assertThat(lossesOf("parts")).isEqualTo(lossesOf("whole"));
    }

    @Test
    void refusesToResumeUnderAnotherSeed() throws Exception {
        train(tiny(), plan(1), folder, false);
        TrainingPlan other = plan(2, 99);

        assertThatThrownBy(() -> train(tiny(), other, folder, true)).hasMessageContaining("seed 5, not 99");
    }

    @Test
    void writesALogThatItCanRead() throws Exception {
        train(tiny(), plan(1), folder, false);

        assertThat(Files.readAllLines(folder.resolve("log.csv")).get(0))
                .isEqualTo("epoch,step,rate,seconds,training_loss,validation_loss,validation_mAP");
    }

    @Test
    void judgesEachEpochAsItWillBeServedIfCalibratedEachTime() throws Exception {
        GraphSet network = tiny();
        TrainingPlan plan = TrainingPlan.of(4, 8, Optimiser.adam(1e-4), new Schedule.Constant(0.01), 5)
                .calibration(Calibration.eachEpoch(5))
                .build();
        Trainer trainer = new Trainer(network, TASK, plan, folder, TrainingListener.SILENT);
        TrainingRun run = trainer.train(new Bands(44), new Bands(20), false);

        double chosen = loss(run.reports().get(run.bestEpoch() - 1).validation());
        double served = loss(trainer.evaluate(new Bands(20), TASK.review()).figures());
        assertThat(served).isCloseTo(chosen, within(1e-6));
    }

    @Test
    void tellsOfAnExampleThatCannotBeRead() {
        Examples broken = new Examples() {
            @Override
            public int size() {
                return 44;
            }

            @Override
            public List<Field> fields() {
                return TaggingTask.fields(2, 1, SIDE, SIDE);
            }

            @Override
            public void read(int index, long seed, Row into) {
                throw new IllegalStateException("clip " + index + " is gone");
            }
        };
        assertThatThrownBy(() -> new Trainer(tiny(), TASK, plan(1), folder, TrainingListener.SILENT)
                        .train(broken, new Bands(20), false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void stopsWhereTheLossIsNotANumberAndKeepsTheLastGoodState() {
        TrainingPlan wild = TrainingPlan.of(3, 8, Optimiser.sgd(0, 0), new Schedule.Constant(1e30), 5)
                .build();
        assertThatThrownBy(() -> new Trainer(
                                TinyTraining.network(false), TinyTraining.TASK, wild, folder, TrainingListener.SILENT)
                        .train(TinyTraining.points(40), TinyTraining.points(8), false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("learning rate 1.0E30");
    }

    @Test
    void givesTheSameWeightsWithAnyNumberOfLoaderThreads() throws Exception {
        GraphSet one = TinyTraining.network(true);
        GraphSet three = TinyTraining.network(true);
        for (GraphSet network : List.of(one, three)) {
            TrainingPlan plan = TrainingPlan.of(2, 8, Optimiser.adam(0), new Schedule.Constant(0.01), 5)
                    .loaderThreads(network == one ? 1 : 3)
                    .build();
            new Trainer(network, TinyTraining.TASK, plan, folder, TrainingListener.SILENT)
                    .train(TinyTraining.points(50), TinyTraining.points(8), false);
        }
        assertThat(TinyTraining.weights(three)).isEqualTo(TinyTraining.weights(one));
    }

    @Test
    void resumesFromAnInterruptedValidationAfterCalibrationToTheSameWeights() throws Exception {
        TrainingPlan plan = TrainingPlan.of(4, 8, Optimiser.adam(1e-4), new Schedule.Cosine(0.01, 1e-4, 1, 4), 5)
                .calibration(Calibration.eachEpoch(3))
                .averageDecay(0.8)
                .build();
        GraphSet whole = tiny();
        train(whole, plan, folder.resolve("whole"), false);

        Path parts = folder.resolve("parts");
        assertThatThrownBy(() -> new Trainer(tiny(), new StoppedAtReview(2), plan, parts, TrainingListener.SILENT)
                        .train(new Bands(44), new Bands(20), false))
                .isInstanceOf(InterruptedException.class);
        assertThat(TrainingLog.read(parts.resolve("log.csv"))).hasSize(1);
        GraphSet resumed = tiny();
        train(resumed, plan, parts, true);

        assertThat(TinyTraining.weights(resumed)).isEqualTo(TinyTraining.weights(whole));
        assertThat(lossesOf("parts")).isEqualTo(lossesOf("whole"));
    }

    private static void train(GraphSet network, TrainingPlan plan, Path folder, boolean resume)
            throws InterruptedException {
        new Trainer(network, TASK, plan, folder, TrainingListener.SILENT).train(new Bands(44), new Bands(20), resume);
    }

    private static double loss(Map<String, Double> figures) {
        return Objects.requireNonNull(figures.get("loss"));
    }

    private static TrainingPlan plan(int epochs) {
        return plan(epochs, 5);
    }

    private static TrainingPlan plan(int epochs, long seed) {
        return TrainingPlan.of(epochs, 8, Optimiser.adam(1e-4), new Schedule.Plateau(0.01, 0.2, 5), seed)
                .clip(GradientClip.byNorm(1))
                .calibration(Calibration.atEnd(4))
                .build();
    }

    private List<String> lossesOf(String run) {
        return TrainingLog.read(folder.resolve(run).resolve("log.csv")).stream()
                .map(r -> r.epoch() + " " + r.step() + " " + r.training() + " " + r.validation())
                .toList();
    }

    private static GraphSet tiny() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("tiny");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value x = graph.input("x", "batch", 1, SIDE, SIDE);
        x = layers.convolutionBlock("first", x, 1, 4, 2, 2);
        x = layers.dropout("drop", x, 0.2f);
        x = layers.convolution(
                "last", x, Convolution.of(4, 4, Window.of(3, 3).same()).unbiased());
        x = graph.node("Flatten", "flat", io.ripieno.models.graph.Attributes.none(), x);
        Value scores = layers.linear("scores", x, 4 * SIDE / 2 * SIDE / 2, 2);
        return graph.output(layers.sigmoid("probabilities", scores), "batch", 2).build();
    }

    /** Interrupts its thread when a certain validation begins. */
    private static final class StoppedAtReview implements Task {
        private int left;

        StoppedAtReview(int number) {
            left = number;
        }

        @Override
        public Loss loss(Pass network, Batch batch) {
            return TASK.loss(network, batch);
        }

        @Override
        public Review review() {
            if (--left == 0) {
                Thread.currentThread().interrupt();
            }
            return TASK.review();
        }

        @Override
        public Criterion best() {
            return TASK.best();
        }
    }

    /** Noise with a bright upper half for class 0 and a bright lower half for class 1. */
    private record Bands(int size) implements Examples {
        @Override
        public List<Field> fields() {
            return TaggingTask.fields(2, 1, SIDE, SIDE);
        }

        @Override
        public void read(int index, long seed, Row into) {
            SplittableRandom random = new SplittableRandom(seed * 31 + index);
            float[] targets = {index & 1, (index >> 1) & 1};
            float[] picture = new float[SIDE * SIDE];
            for (int i = 0; i < picture.length; i++) {
                picture[i] = targets[i < picture.length / 2 ? 0 : 1] + (float) random.nextDouble();
            }
            into.put(TaggingTask.FEATURES, picture);
            into.put(TaggingTask.TARGETS, targets);
            into.put(TaggingTask.MASK, 1, 1);
        }
    }
}
