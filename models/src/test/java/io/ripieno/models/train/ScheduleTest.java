package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void plateauReducesOnTheEpochAfterItsPatience() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.2, 2));
        double[] losses = {1, 1, 1, 1};
        double[] expected = {1, 1, 1, 0.2};
        for (int i = 0; i < losses.length; i++) {
            rate.epochEnded(i + 1, losses[i]);
            assertThat(rate.rate()).as("after epoch %d", i + 1).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void plateauStartsCountingAnewAfterAReductionAndAfterAnImprovement() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.5, 1));
        double[] losses = {1, 1, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.25};
        for (int i = 0; i < losses.length; i++) {
            rate.epochEnded(i + 1, losses[i]);
            assertThat(rate.rate()).as("after epoch %d", i + 1).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void plateauWantsAnImprovementOfMoreThanATenThousandth() {
        LearningRate rate = new LearningRate(new Schedule.Plateau(1, 0.2, 0));
        rate.epochEnded(1, 1);
        rate.epochEnded(2, 0.99995);
        assertThat(rate.rate()).isEqualTo(0.2);
        rate.epochEnded(3, 0.9998);
        assertThat(rate.rate()).isEqualTo(0.2);
    }

    @Test
    void cosineFallsFromTheFirstToTheLastRate() {
        LearningRate rate = new LearningRate(new Schedule.Cosine(1, 0.1, 4));
        assertThat(rate.rate()).isEqualTo(1);
        rate.epochEnded(2, 9);
        assertThat(rate.rate()).isCloseTo(0.55, within(1e-12));
        rate.epochEnded(4, 9);
        assertThat(rate.rate()).isCloseTo(0.1, within(1e-12));
        rate.epochEnded(5, 9);
        assertThat(rate.rate()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void earlyStopCountsAnyFall() {
        EarlyStop stop = new EarlyStop(2);
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(0.9999999)).isFalse();
        assertThat(stop.epochEnded(1)).isFalse();
        assertThat(stop.epochEnded(1)).isTrue();
        assertThat(stop.isOver()).isTrue();
    }
}
