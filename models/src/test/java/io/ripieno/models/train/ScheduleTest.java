package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void plateauReducesOnTheEpochAfterItsPatience() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.2, 2));
        double[] losses = {1, 1, 1, 1};
        double[] expected = {1, 1, 1, 0.2};
        for (int i = 0; i < losses.length; i++) {
            rate.epochEnded(losses[i]);
            assertThat(rate.rate(i + 1)).as("after epoch %d", i + 1).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void plateauStartsCountingAnewAfterAReductionAndAfterAnImprovement() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.5, 1));
        double[] losses = {1, 1, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.25};
        for (int i = 0; i < losses.length; i++) {
            rate.epochEnded(losses[i]);
            assertThat(rate.rate(i + 1)).as("after epoch %d", i + 1).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void plateauWantsAnImprovementOfMoreThanATenThousandth() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.2, 0));
        rate.epochEnded(1);
        rate.epochEnded(0.99995);
        assertThat(rate.rate(2)).isEqualTo(0.2);
        rate.epochEnded(0.9998);
        assertThat(rate.rate(3)).isEqualTo(0.2);
    }

    /** By hand after PyTorch's rules: an epoch of the cooldown is not counted, and the rate stays above its minimum. */
    @Test
    void plateauCoolsDownAndKeepsItsMinimum() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.5, 0, 1e-4, 2, 0.3));
        double[] expected = {1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3};
        for (int i = 0; i < expected.length; i++) {
            rate.epochEnded(1);
            assertThat(rate.rate(i + 1)).as("after epoch %d", i + 1).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void stepsAndMilestonesMultiplyAtTheirEpochs() {
        LearningRate steps = new LearningRate(new Schedule.Steps(1, 0.1, 2));
        assertThat(steps.rate(1.99)).isEqualTo(1);
        assertThat(steps.rate(2)).isCloseTo(0.1, within(1e-15));
        assertThat(steps.rate(4.5)).isCloseTo(0.01, within(1e-15));
        LearningRate milestones = new LearningRate(new Schedule.Milestones(1, 0.5, List.of(3, 5)));
        assertThat(milestones.rate(2.9)).isEqualTo(1);
        assertThat(milestones.rate(3)).isEqualTo(0.5);
        assertThat(milestones.rate(100)).isEqualTo(0.25);
        assertThat(new LearningRate(new Schedule.Constant(0.3)).rate(7)).isEqualTo(0.3);
    }

    /** The rates of 0.05 / (1 + 2 floor(epoch / 70)), worked out by hand. */
    @Test
    void dividedFallsAsOneOverTheEpochs() {
        LearningRate rate = new LearningRate(new Schedule.Divided(0.05, 2, 70));
        assertThat(rate.rate(69.9)).isEqualTo(0.05);
        assertThat(rate.rate(70)).isCloseTo(0.016666666667, within(1e-12));
        assertThat(rate.rate(140)).isCloseTo(0.01, within(1e-15));
        assertThat(rate.rate(999)).isCloseTo(0.05 / 29, within(1e-15));
    }

    @Test
    void earlyStopMayWantAFallOfSomeSize() {
        EarlyStop stop = new EarlyStop(2, 1e-5);
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(0.999995)).isFalse();
        assertThat(stop.epochEnded(0.99998)).isFalse();
        assertThat(stop.epochEnded(0.999975)).isFalse();
        assertThat(stop.epochEnded(0.999972)).isTrue();
    }

    @Test
    void cosineFallsFromTheFirstToTheLastRate() {
        LearningRate rate = new LearningRate(new Schedule.Cosine(1, 0.1, 4));
        assertThat(rate.rate(0)).isEqualTo(1);
        assertThat(rate.rate(2)).isCloseTo(0.55, within(1e-12));
        assertThat(rate.rate(4)).isCloseTo(0.1, within(1e-12));
        assertThat(rate.rate(5)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void cosineWarmsUpStepByStep() {
        LearningRate rate = new LearningRate(new Schedule.Cosine(1, 0, 2, 6));
        assertThat(rate.rate(0)).isCloseTo(0.01, within(1e-12));
        assertThat(rate.rate(1)).isCloseTo(0.505, within(1e-12));
        assertThat(rate.rate(2)).isCloseTo(1, within(1e-12));
        assertThat(rate.rate(4)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void earlyStopCountsAnyFall() {
        EarlyStop stop = new EarlyStop(2, 0);
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(0.9999999)).isFalse();
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(1)).isTrue();
        assertThat(stop.isOver()).isTrue();
    }
}
