package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Tensors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeparturesTest {
    private static final int EXAMPLES = 29;

    @TempDir
    Path folder;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @Test
    void leavesOutTheLastBatchIfItIsSmaller() throws Exception {
        TrainingPlan whole = plan().build();
        TrainingPlan dropping =
                plan().departures(Departures.NONE.droppingPartialBatch()).build();

        assertThat(lastStep(whole)).isEqualTo(3 * 4);
        assertThat(lastStep(dropping)).isEqualTo(3 * 3);
        assertThat(Epoch.of(1, 0, 24, 8).withoutPartial(8).batches()).hasNumberOfRows(3);
    }

    @Test
    void keepsTheLastEpochThoughAnotherWasBetter() throws Exception {
        TrainingPlan diverging = TrainingPlan.of(4, 8, Optimiser.sgd(0, 0), new Schedule.Constant(0.5), 3)
                .clip(GradientClip.byNorm(1))
                .build();
        TrainingPlan keeping = TrainingPlan.of(4, 8, Optimiser.sgd(0, 0), new Schedule.Constant(0.5), 3)
                .clip(GradientClip.byNorm(1))
                .departures(Departures.NONE.keepingLast())
                .build();
        GraphSet best = TinyTraining.network(false);
        GraphSet last = TinyTraining.network(false);

        assertThat(train(best, diverging, "best", false, never()).bestEpoch()).isLessThan(4);
        assertThat(train(last, keeping, "last", false, never()).bestEpoch()).isEqualTo(4);
        assertThat(TinyTraining.weights(last)).isNotEqualTo(TinyTraining.weights(best));
    }

    @Test
    void aFreshOptimiserInEachEpochGivesOtherWeightsAndResumesToTheSame() throws Exception {
        TrainingPlan fresh = plan().departures(
                        Departures.NONE.withFreshOptimiser().keepingLast())
                .savePoints(new SavePoints(1, Duration.ZERO))
                .build();
        GraphSet usual = TinyTraining.network(false);
        GraphSet whole = TinyTraining.network(false);
        train(usual, plan().departures(Departures.NONE.keepingLast()).build(), "usual", false, never());
        train(whole, fresh, "whole", false, never());
        assertThat(TinyTraining.weights(whole)).isNotEqualTo(TinyTraining.weights(usual));

        for (int at : new int[] {4, 6}) {
            String parts = "parts" + at;
            assertThatThrownBy(() -> train(TinyTraining.network(false), fresh, parts, false, at))
                    .hasMessage("crash");
            GraphSet resumed = TinyTraining.network(false);
            train(resumed, fresh, parts, true, never());
            assertThat(TinyTraining.weights(resumed)).isEqualTo(TinyTraining.weights(whole));
        }
    }

    @Test
    void judgesByTheStatisticsOfTheBatchWithoutMovingTheRunningOnes() {
        Map<Mode, Double> losses = new EnumMap<>(Mode.class);
        for (Mode mode : List.of(Mode.EVALUATION, Mode.BATCH_STATISTICS, Mode.CALIBRATION)) {
            TrainingPlan plan =
                    plan().departures(Departures.NONE.reviewedIn(mode)).build();
            try (Learner learner = new Learner(TinyTraining.recurrent(), TinyTraining.TASK, plan)) {
                Batch batch = Batch.read(
                        TinyTraining.points(16), IntStream.range(0, 16).toArray(), 5);
                float[] mean = array(learner, "weight/norm.mean");
                Review review = TinyTraining.TASK.review();
                learner.review(batch, 0, review);
                losses.put(mode, review.figures().get(Loss.NAME));
                if (mode == Mode.CALIBRATION) {
                    assertThat(array(learner, "weight/norm.mean")).isNotEqualTo(mean);
                } else {
                    assertThat(array(learner, "weight/norm.mean")).isEqualTo(mean);
                }
            }
        }
        assertThat(losses.get(Mode.BATCH_STATISTICS))
                .isEqualTo(losses.get(Mode.CALIBRATION))
                .isNotEqualTo(losses.get(Mode.EVALUATION));
    }

    private static float[] array(Learner learner, String name) {
        return Objects.requireNonNull(learner.weights().get(name));
    }

    private long lastStep(TrainingPlan plan) throws InterruptedException {
        List<EpochReport> reports = train(TinyTraining.network(false), plan, "steps", false, never())
                .reports();
        return reports.get(reports.size() - 1).step();
    }

    private static int never() {
        return -1;
    }

    private static TrainingPlan.Builder plan() {
        return TrainingPlan.of(3, 8, Optimiser.adam(0), new Schedule.Constant(0.02), 3);
    }

    private TrainingRun train(GraphSet network, TrainingPlan plan, String name, boolean resume, int crashAt)
            throws InterruptedException {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepEnded(long step, long steps, double loss) {
                if (step == crashAt) {
                    throw new IllegalStateException("crash");
                }
            }

            @Override
            public void epochEnded(EpochReport report) {}
        };
        return new Trainer(network, TinyTraining.TASK, plan, folder.resolve(name), listener)
                .train(TinyTraining.points(EXAMPLES), TinyTraining.points(8), resume);
    }
}
