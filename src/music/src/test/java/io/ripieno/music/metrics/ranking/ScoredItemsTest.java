package io.ripieno.music.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoredItemsTest {
    // Scores, truth and figures of the specification of tagging, 7.6.
    private static final ScoredItems TIED =
            new ScoredItems(new double[] {.9, .8, .8, .7, .1}, new boolean[] {true, false, true, true, false});
    private static final ScoredItems EQUAL =
            new ScoredItems(new double[] {.5, .5, .5, .5}, new boolean[] {true, false, false, true});
    private static final ScoredItems PLAIN =
            new ScoredItems(new double[] {.1, .4, .35, .8}, new boolean[] {false, false, true, true});
    private static final ScoredItems WITHOUT = new ScoredItems(PLAIN.scores(), new boolean[4]);
    private static final ScoredItems ALL_WITH = new ScoredItems(PLAIN.scores(), new boolean[] {true, true, true, true});

    @Test
    void averagePrecisionTakesEqualScoresInOneStep() {
        assertThat(TIED.averagePrecision()).isCloseTo(0.805556, within(1e-6));
        assertThat(EQUAL.averagePrecision()).isCloseTo(0.5, within(1e-6));
        assertThat(PLAIN.averagePrecision()).isCloseTo(0.833333, within(1e-6));
    }

    @Test
    void aucCountsEqualScoresAsHalf() {
        assertThat(TIED.rocAuc()).isCloseTo(0.75, within(1e-6));
        assertThat(EQUAL.rocAuc()).isCloseTo(0.5, within(1e-6));
        assertThat(PLAIN.rocAuc()).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void curvesAreThoseOfScikitLearn() {
        // scikit-learn 1.9.1, precision_recall_curve (turned round) and roc_curve(drop_intermediate=False).
        ScoredItems items = Samples.table(true).of(0);
        double[] thresholds = {Double.POSITIVE_INFINITY, 1, 0.8, 0.6, 0.4, 0.2, 0};

        PrecisionRecallCurve precisionRecall = items.precisionRecall();
        assertThat(precisionRecall.thresholds()).containsExactly(thresholds);
        assertThat(precisionRecall.precision())
                .containsExactly(
                        new double[] {1, 5 / 9.0, 0.4375, 0.4090909090909091, 0.4, 0.34375, 0.375}, within(1e-12));
        assertThat(precisionRecall.recall())
                .containsExactly(
                        new double[] {0, 5 / 15.0, 7 / 15.0, 9 / 15.0, 10 / 15.0, 11 / 15.0, 1}, within(1e-12));

        RocCurve roc = items.roc();
        assertThat(roc.thresholds()).containsExactly(thresholds);
        assertThat(roc.falseAlarms()).containsExactly(new double[] {0, .16, .36, .52, .6, .84, 1}, within(1e-12));
        assertThat(roc.hits()).containsExactly(precisionRecall.recall());
    }

    @Test
    void isUndefinedWithoutItemsOfASide() {
        assertThat(WITHOUT.averagePrecision()).isNaN();
        assertThat(WITHOUT.rocAuc()).isNaN();
        assertThat(ALL_WITH.averagePrecision()).isEqualTo(1);
        assertThat(ALL_WITH.rocAuc()).isNaN();
        assertThatThrownBy(WITHOUT::precisionRecall)
                .isInstanceOf(MetricException.class)
                .hasMessage("truth has no positive item, so recall is not defined. Leave out the label.");
        assertThatThrownBy(ALL_WITH::roc)
                .isInstanceOf(MetricException.class)
                .hasMessage("truth has 4 positive and 0 negative items. Give at least one of each.");
        assertThat(ALL_WITH.precisionRecall().precision()).containsOnly(1);
    }

    @Test
    void zeroAndMinusZeroAreEqualScores() {
        ScoredItems zeros = new ScoredItems(new double[] {0.0, -0.0}, new boolean[] {true, false});

        assertThat(zeros.rocAuc()).isEqualTo(0.5);
        assertThat(zeros.roc().thresholds()).hasSize(2);
    }

    @Test
    void bestThresholdLiesBetweenTheScoresThatItParts() {
        double threshold = PLAIN.bestThreshold(0.05, 0.95);

        assertThat(threshold).isCloseTo((0.35 + 0.1) / 2, within(1e-12));
        assertThat(PLAIN.above(threshold).positive().f()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void noThresholdIsBetterThanTheBest() {
        for (int label = 0; label < Samples.LABELS; label++) {
            ScoredItems items = Samples.table(true).of(label);
            double best = items.above(items.bestThreshold(-1, 2)).positive().f();
            for (double threshold = -0.05; threshold < 1.1; threshold += 0.1) {
                assertThat(items.above(threshold).positive().f()).isLessThanOrEqualTo(best);
            }
        }
    }

    @Test
    void bestThresholdKeepsToItsBounds() {
        boolean[] first = {true, false};
        assertThat(new ScoredItems(new double[] {.999, .3}, first).bestThreshold(0.05, 0.6))
                .isEqualTo(0.6);
        assertThat(new ScoredItems(new double[] {.3, .001}, first).bestThreshold(0.2, 0.95))
                .isEqualTo(0.2);
        assertThat(new ScoredItems(new double[] {.01, .001}, first).bestThreshold(0.05, 0.95))
                .isEqualTo(0.05);
        assertThat(WITHOUT.bestThreshold(0.05, 0.95)).isEqualTo(0.95);
        assertThatThrownBy(() -> PLAIN.bestThreshold(0.9, 0.1))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("0.9 and 0.1");
    }

    @Test
    void noThresholdWithinTheBoundsIsBetterThanTheBestOfThem() {
        // Without bounds .975 is best, F1 = .8. Brought down to .9 it would take two wrong items more: F1 = .571, not
        // .75.
        ScoredItems high =
                new ScoredItems(new double[] {.99, .98, .97, .96, .2}, new boolean[] {true, true, false, false, true});
        assertThat(high.bestThreshold(0.05, 0.9)).isCloseTo(0.125, within(1e-12));

        SplittableRandom random = new SplittableRandom(6);
        for (int draw = 0; draw < 300; draw++) {
            int size = random.nextInt(1, 9);
            boolean[] truth = new boolean[size];
            for (int i = 0; i < size; i++) {
                truth[i] = random.nextBoolean();
            }
            double[] scores =
                    random.ints(size, 0, 21).mapToDouble(n -> n / 20.0).toArray();
            ScoredItems items = new ScoredItems(scores, truth);
            double lowest = random.nextInt(0, 11) / 20.0;
            double highest = random.nextInt(10, 21) / 20.0;
            double chosen = items.bestThreshold(lowest, highest);
            assertThat(chosen).isBetween(lowest, highest);
            for (double threshold = lowest; threshold <= highest; threshold += 0.0125) {
                assertThat(f1(items, chosen))
                        .as(
                                "%s of %s %s against %s",
                                chosen, Arrays.toString(scores), Arrays.toString(truth), threshold)
                        .isGreaterThanOrEqualTo(f1(items, threshold));
            }
        }
    }

    @Test
    void bestThresholdPartsScoresThatHaveNoNumberBetweenThem() {
        ScoredItems neighbours = new ScoredItems(new double[] {Math.nextUp(.5), .5}, new boolean[] {true, false});

        assertThat(f1(neighbours, neighbours.bestThreshold(0, 1))).isEqualTo(1);
    }

    /** Nothing taken is worth nothing. */
    private static double f1(ScoredItems items, double threshold) {
        Confusion confusion = items.above(threshold);
        return confusion.hits() == 0 ? 0 : confusion.positive().f();
    }

    @Test
    void refusesScoresThatCannotBeRanked() {
        assertThatThrownBy(() -> new ScoredItems(new double[2], new boolean[3]))
                .isInstanceOf(MetricException.class)
                .hasMessage("2 scores do not go with 3 truths. Give one truth for each score.");
        assertThatThrownBy(() -> new ScoredItems(new double[] {0, Double.NaN}, new boolean[2]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("scores[1] is NaN");
    }
}
