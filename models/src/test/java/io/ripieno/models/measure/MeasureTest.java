package io.ripieno.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The figures were worked out by hand. */
class MeasureTest {
    private static final double[] TIED = {.9, .8, .8, .7, .1};
    private static final boolean[] TIED_TRUTH = {true, false, true, true, false};
    private static final double[] EQUAL = {.5, .5, .5, .5};
    private static final boolean[] EQUAL_TRUTH = {true, false, false, true};
    private static final double[] PLAIN = {.1, .4, .35, .8};
    private static final boolean[] PLAIN_TRUTH = {false, false, true, true};

    @Test
    void averagePrecisionGroupsEqualScores() {
        assertThat(AveragePrecision.of(TIED, TIED_TRUTH)).isCloseTo(0.805556, within(1e-6));
        assertThat(AveragePrecision.of(EQUAL, EQUAL_TRUTH)).isEqualTo(0.5);
        assertThat(AveragePrecision.of(PLAIN, PLAIN_TRUTH)).isCloseTo(0.833333, within(1e-6));
    }

    @Test
    void aucCountsEqualScoresAsHalf() {
        assertThat(RocAuc.of(TIED, TIED_TRUTH)).isEqualTo(0.75);
        assertThat(RocAuc.of(EQUAL, EQUAL_TRUTH)).isEqualTo(0.5);
        assertThat(RocAuc.of(PLAIN, PLAIN_TRUTH)).isEqualTo(0.75);
    }

    @Test
    void areUndefinedWithoutPositives() {
        boolean[] none = new boolean[4];
        assertThat(AveragePrecision.of(PLAIN, none)).isNaN();
        assertThat(RocAuc.of(PLAIN, none)).isNaN();
        assertThat(F1.at(0.9, PLAIN, none)).isEqualTo(new F1(0, 1));
    }

    @Test
    void f1IsTheHarmonicMeanOfPrecisionAndRecallOfEitherClass() {
        F1 f1 = F1.at(0.4, PLAIN, PLAIN_TRUTH);
        assertThat(f1.positive()).isCloseTo(2 * 1.0 * 0.5 / 1.5, within(1e-12));
        assertThat(f1.negative()).isCloseTo(2 * (2 / 3.0) * 1.0 / (5 / 3.0), within(1e-12));
        assertThat(f1.macro()).isCloseTo((f1.positive() + f1.negative()) / 2, within(1e-12));
    }

    @Test
    void bestThresholdLiesBetweenTheScoresThatItParts() {
        double threshold = BestThreshold.of(PLAIN, PLAIN_TRUTH, 0.05, 0.95);
        assertThat(threshold).isCloseTo((0.35 + 0.1) / 2, within(1e-12));
        assertThat(F1.at(threshold, PLAIN, PLAIN_TRUTH).positive()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void bestThresholdKeepsToItsBounds() {
        assertThat(BestThreshold.of(new double[] {.999, .998}, new boolean[] {true, false}, 0.05, 0.95))
                .isEqualTo(0.95);
        assertThat(BestThreshold.of(new double[] {.01, .001}, new boolean[] {true, false}, 0.05, 0.95))
                .isEqualTo(0.05);
        assertThat(BestThreshold.of(PLAIN, new boolean[4], 0.05, 0.95)).isEqualTo(0.95);
    }

    @Test
    void meanAveragePrecisionLeavesOutClassesWithoutPositives() {
        Predictions predictions = new Predictions(
                new double[][] {{.1, .3}, {.4, .2}, {.35, .1}, {.8, .9}},
                new boolean[][] {{false, false}, {false, false}, {true, false}, {true, false}});
        assertThat(predictions.meanAveragePrecision()).isCloseTo(0.833333, within(1e-6));
        assertThat(predictions.support(0)).isEqualTo(2);
    }
}
