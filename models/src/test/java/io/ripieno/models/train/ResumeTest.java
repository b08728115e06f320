package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped anywhere and resumed ends with the weights, bit for bit, of one that was not. */
class ResumeTest {
    private static final int EPOCHS = 6;
    private static final int BATCHES = 7;
    private static final Examples TRAINING = TinyTraining.points(50);
    private static final Examples VALIDATION = TinyTraining.points(20);

    @TempDir
    Path folder;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    private static TrainingPlan plan(Optimiser optimiser, SavePoints points) {
        return TrainingPlan.of(EPOCHS, 8, optimiser, new Schedule.Plateau(0.02, 0.5, 0), 17)
                .averageDecay(0.9)
                .stopPatience(5)
                .savePoints(points)
                .build();
    }

    @Test
    void interruptedAtRandomSteps() throws Exception {
        SavePoints never = new SavePoints(0, Duration.ZERO);
        for (Optimiser optimiser : List.of(Optimiser.amsGrad(1e-3), Optimiser.sgd(0.9, 1e-3))) {
            GraphSet whole = TinyTraining.network(true);
            TrainingRun expected = train(whole, plan(optimiser, never), folder.resolve("whole"), false, step -> {});

            SplittableRandom random = new SplittableRandom(5);
            Path parts = folder.resolve("parts");
            for (int stop = 0; stop < 4; stop++) {
                long at = 1 + stop * 9 + random.nextInt(9);
                boolean resume = stop > 0;
                assertThatThrownBy(() -> train(
                                TinyTraining.network(true), plan(optimiser, never), parts, resume, interruptAt(at)))
                        .isInstanceOf(InterruptedException.class);
                assertThat(Checkpoint.read(parts.resolve("last.checkpoint")).fact("step"))
                        .isEqualTo(Long.toString(at));
            }
            GraphSet resumed = TinyTraining.network(true);
            TrainingRun run = train(resumed, plan(optimiser, never), parts, true, step -> {});

            assertThat(TinyTraining.weights(resumed)).isEqualTo(TinyTraining.weights(whole));
            assertThat(run.bestEpoch()).isEqualTo(expected.bestEpoch());
            assertThat(figures(run)).isEqualTo(figures(expected));
        }
    }

    @Test
    void crashedAfterItWasSavedWithinAnEpoch() throws Exception {
        TrainingPlan plan = plan(Optimiser.adam(1e-3), new SavePoints(3, Duration.ZERO));
        GraphSet whole = TinyTraining.network(true);
        train(whole, plan, folder.resolve("whole"), false, step -> {});

        Path parts = folder.resolve("parts");
        assertThatThrownBy(() -> train(TinyTraining.network(true), plan, parts, false, step -> {
                    if (step == BATCHES + 5) {
                        throw new IllegalStateException("crash");
                    }
                }))
                .hasMessage("crash");
        assertThat(Checkpoint.read(parts.resolve("last.checkpoint")).fact("step"))
                .isEqualTo(Integer.toString(BATCHES + 3));
        GraphSet resumed = TinyTraining.network(true);
        train(resumed, plan, parts, true, step -> {});

        assertThat(TinyTraining.weights(resumed)).isEqualTo(TinyTraining.weights(whole));
    }

    @Test
    void refusesTheCheckpointOfAnotherOptimiser() throws Exception {
        TrainingPlan plan = plan(Optimiser.adam(1e-3), SavePoints.USUAL);
        train(TinyTraining.network(true), plan, folder, false, step -> {});
        TrainingPlan other = plan(Optimiser.adam(1e-2), SavePoints.USUAL);

        assertThatThrownBy(() -> train(TinyTraining.network(true), other, folder, true, step -> {}))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("optimiser Adam")
                .hasMessageContaining("--resume");
    }

    @Test
    void aNewRunDoesNotTakeTheOldOnesCheckpoints() throws Exception {
        TrainingPlan plan = plan(Optimiser.adam(1e-3), new SavePoints(0, Duration.ZERO));
        train(TinyTraining.network(true), plan, folder, false, step -> {});
        assertThatThrownBy(() -> train(TinyTraining.network(true), plan, folder, false, step -> {
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(Trainer.hasRun(folder)).isFalse();
    }

    private interface OnStep {
        void ended(long step);
    }

    private static OnStep interruptAt(long at) {
        return step -> {
            if (step == at) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static TrainingRun train(GraphSet network, TrainingPlan plan, Path folder, boolean resume, OnStep onStep)
            throws InterruptedException {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepEnded(long step, long steps, double loss) {
                onStep.ended(step);
            }

            @Override
            public void epochEnded(EpochReport report) {}
        };
        return new Trainer(network, TinyTraining.TASK, plan, folder, listener).train(TRAINING, VALIDATION, resume);
    }

    private static List<String> figures(TrainingRun run) {
        return run.reports().stream()
                .map(r -> r.epoch() + " " + r.step() + " " + r.rate() + " "
                        + "%.6g".formatted(Objects.requireNonNull(r.training().get("loss"))) + " "
                        + "%.6g".formatted(Objects.requireNonNull(r.validation().get("loss"))))
                .toList();
    }
}
