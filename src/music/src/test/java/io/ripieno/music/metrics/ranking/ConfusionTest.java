package io.ripieno.music.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden values: scikit-learn 1.9.1, f1_score and precision_recall_fscore_support of the table at threshold 0.4. */
class ConfusionTest {
    private final Confusions decisions = Samples.table(false).above(0.4);

    @Test
    void precisionRecallAndF1OfEachLabelAreThoseOfScikitLearn() {
        assertThat(decisions.labels().get(0).positive().precision()).isCloseTo(0.391304347826087, within(1e-12));
        assertThat(decisions.labels().get(0).positive().recall()).isCloseTo(0.6, within(1e-12));
        assertThat(decisions.labels().stream()
                        .map(label -> label.positive().f())
                        .toList())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(0.47368421052631576, 0.7428571428571429, 0.5, 0.4444444444444444);
    }

    @Test
    void meansOverLabelsAreThoseOfScikitLearn() {
        assertThat(decisions.binaryF1()).isCloseTo(0.5402464494569758, within(1e-12));
        assertThat(decisions.microF1()).isCloseTo(0.5454545454545454, within(1e-12));
        assertThat(decisions.binaryF1BySupport()).isCloseTo(0.5564900623652154, within(1e-12));
    }

    @Test
    void meansOverThePresentAndTheAbsentAreThoseOfScikitLearn() {
        double[] macro = {0.4987468671679198, 0.7714285714285715, 0.5833333333333333, 0.5807127882599581};
        double[] weighted = {0.5050125313283209, 0.7814285714285715, 0.6291666666666667, 0.6761006289308176};
        for (int label = 0; label < macro.length; label++) {
            assertThat(decisions.labels().get(label).macroF1()).isCloseTo(macro[label], within(1e-12));
            assertThat(decisions.labels().get(label).weightedF1()).isCloseTo(weighted[label], within(1e-12));
        }
        assertThat(decisions.macroF1()).isCloseTo((macro[0] + macro[1] + macro[2] + macro[3]) / 4, within(1e-12));
        assertThat(decisions.weightedF1())
                .isCloseTo((weighted[0] + weighted[1] + weighted[2] + weighted[3]) / 4, within(1e-12));
    }

    @Test
    void f1IsZeroWhereItIsUndefined() {
        Confusion nothing = new ScoredItems(new double[] {.1, .8}, new boolean[2]).above(0.9);

        assertThat(nothing).isEqualTo(new Confusion(0, 0, 0, 2));
        assertThat(nothing.positive().f()).isZero();
        assertThat(nothing.macroF1()).isEqualTo(0.5);
        assertThat(nothing.accuracy()).isEqualTo(1);
        assertThat(Confusion.NONE.weightedF1()).isNaN();
    }

    @Test
    void labelsWithoutItemsDoNotCountInMeans() {
        Confusion label = new Confusion(3, 1, 2, 4);

        assertThat(new Confusions(List.of(label, Confusion.NONE)).macroF1()).isEqualTo(label.macroF1());
        assertThat(new Confusions(List.of(Confusion.NONE)).binaryF1()).isNaN();
        assertThat(new Confusions(List.of(label, label)).pooled()).isEqualTo(new Confusion(6, 2, 4, 8));
    }

    @Test
    void aScoreAtTheThresholdIsNotTaken() {
        ScoredItems item = new ScoredItems(new double[] {0.4}, new boolean[] {true});

        assertThat(item.above(0.4)).isEqualTo(new Confusion(0, 0, 1, 0));
        assertThat(item.above(0.39)).isEqualTo(new Confusion(1, 0, 0, 0));
    }

    @Test
    void eachLabelMayHaveItsThreshold() {
        Predictions table = Samples.table(false);

        assertThat(table.above(new double[] {0.4, 0.4, 0.9, 0.4}).labels().get(2))
                .isEqualTo(table.above(0.9).labels().get(2));
        assertThatThrownBy(() -> table.above(new double[3]))
                .isInstanceOf(MetricException.class)
                .hasMessage("3 thresholds do not go with 4 labels. Give one for each label.");
    }
}
