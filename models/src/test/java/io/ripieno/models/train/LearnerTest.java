package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private static final double RATE = 0.05;
    private static final Examples POINTS = TinyTraining.points(30);

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    /** Ten examples make parts of four, four and two, whose means must be weighed. */
    @Test
    void aBatchInPartsMovesWeightsAsTheWholeDoes() {
        GraphSet whole = TinyTraining.network(false);
        GraphSet parts = TinyTraining.network(false);
        Means wholeLosses = learn(whole, plan(1).build(), 10);
        Means partLosses = learn(parts, plan(3).build(), 10);

        Map<String, List<Float>> expected = TinyTraining.weights(whole);
        TinyTraining.weights(parts).forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i).doubleValue())
                        .as(name)
                        .isCloseTo(Objects.requireNonNull(expected.get(name)).get(i), within(1e-5));
            }
        });
        assertThat(TinyTraining.weights(parts)).isNotEqualTo(TinyTraining.weights(TinyTraining.network(false)));
        assertThat(partLosses.loss()).isCloseTo(wholeLosses.loss(), within(1e-5));
        assertThat(partLosses.figures().get("absolute"))
                .isCloseTo(Objects.requireNonNull(wholeLosses.figures().get("absolute")), within(1e-5));
    }

    @Test
    void frozenWeightsStay() {
        GraphSet network = TinyTraining.network(false);
        Map<String, List<Float>> before = TinyTraining.weights(network);
        learn(network, plan(1).groups(ParameterGroup.frozen("hidden\\..*")).build(), 3);
        Map<String, List<Float>> after = TinyTraining.weights(network);

        assertThat(after.get("hidden.weight")).isEqualTo(before.get("hidden.weight"));
        assertThat(after.get("hidden.bias")).isEqualTo(before.get("hidden.bias"));
        assertThat(after.get("y.weight")).isNotEqualTo(before.get("y.weight"));
    }

    /** Of n steps the average keeps (1 + n) / (10 + n) at most, so it follows from the weights after each step. */
    @Test
    void theAverageStandsInForTheWeightsAndGivesThemBack() {
        GraphSet network = TinyTraining.network(false);
        try (Learner learner = new Learner(
                network, TinyTraining.TASK, plan(1).averageDecay(0.3).build())) {
            double[] expected = doubles(weights(learner));
            for (int step = 1; step <= 5; step++) {
                learner.learn(batch(step), RATE);
                float[] now = weights(learner);
                double kept = Math.min(0.3, (1.0 + step) / (10 + step));
                for (int i = 0; i < now.length; i++) {
                    expected[i] = kept * expected[i] + (1 - kept) * now[i];
                }
            }
            float[] weights = weights(learner);
            learner.exchangeAverage();
            float[] averages = weights(learner);
            learner.exchangeAverage();

            assertThat(doubles(averages)).containsExactly(expected, within(1e-6));
            assertThat(averages).isNotEqualTo(weights);
            assertThat(weights(learner)).isEqualTo(weights);
        }
    }

    private static float[] weights(Learner learner) {
        return Objects.requireNonNull(learner.weights().get("weight/y.weight"));
    }

    private static TrainingPlan.Builder plan(int parts) {
        return TrainingPlan.of(1, 10, Optimiser.sgd(0.9, 1e-3), new Schedule.Constant(RATE), 1)
                .parts(parts)
                .clip(GradientClip.byNorm(0.5));
    }

    private static Means learn(GraphSet network, TrainingPlan plan, int steps) {
        Means losses = new Means();
        try (Learner learner = new Learner(network, TinyTraining.TASK, plan)) {
            for (int step = 0; step < steps; step++) {
                losses.add(learner.learn(batch(step), RATE));
            }
            learner.writeBack();
        }
        return losses;
    }

    private static Batch batch(int number) {
        return Batch.read(POINTS, IntStream.range(0, 10).toArray(), number);
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
