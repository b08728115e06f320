package io.ripieno.music.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    @Test
    void averagePrecisionsAreThoseOfScikitLearn() {
        // scikit-learn 1.9.1, average_precision_score of each label, macro and micro.
        Predictions tied = Samples.table(true);
        Predictions apart = Samples.table(false);

        assertThat(tied.averagePrecision().labels().get(0)).isCloseTo(0.4476473063973064, within(1e-12));
        assertThat(tied.averagePrecision().labels().get(3)).isCloseTo(0.3591791979949875, within(1e-12));
        assertThat(tied.averagePrecision().value()).isCloseTo(0.46333619929141184, within(1e-12));
        assertThat(tied.pooled().averagePrecision()).isCloseTo(0.436204641138733, within(1e-12));
        assertThat(apart.averagePrecision().value()).isCloseTo(0.4763109764928068, within(1e-12));
        assertThat(apart.pooled().averagePrecision()).isCloseTo(0.4447388619628678, within(1e-12));
    }

    @Test
    void areasUnderTheRocCurveAreThoseOfScikitLearn() {
        // scikit-learn 1.9.1, roc_auc_score of each label, macro and micro.
        Predictions tied = Samples.table(true);
        Predictions apart = Samples.table(false);

        assertThat(tied.rocAuc().labels().get(1)).isCloseTo(0.8974358974358974, within(1e-12));
        assertThat(tied.rocAuc().value()).isCloseTo(0.7492832311584683, within(1e-12));
        assertThat(tied.pooled().rocAuc()).isCloseTo(0.7287815543629497, within(1e-12));
        assertThat(apart.rocAuc().value()).isCloseTo(0.745904174573055, within(1e-12));
        assertThat(apart.pooled().rocAuc()).isCloseTo(0.7326575233551977, within(1e-12));
    }

    @Test
    void meansLeaveOutAndNameLabelsForWhichTheMeasureIsUndefined() {
        Predictions predictions = new Predictions(
                new double[][] {{.1, .3, .5}, {.4, .2, .6}, {.35, .1, .7}, {.8, .9, .8}},
                new boolean[][] {{false, false, true}, {false, false, true}, {true, false, true}, {true, false, true}});

        assertThat(predictions.averagePrecision().value()).isCloseTo((5 / 6.0 + 1) / 2, within(1e-12));
        assertThat(predictions.averagePrecision().undefined()).containsExactly(1);
        assertThat(predictions.rocAuc().value()).isEqualTo(0.75);
        assertThat(predictions.rocAuc().undefined()).containsExactly(1, 2);
        assertThat(new Predictions(new double[1][2], new boolean[1][2]).rocAuc().value())
                .isNaN();
    }

    @Test
    void whatIsNotKnownCountsNowhere() {
        double[][] scores = {{.1, .5}, {.4, .5}, {.35, .5}, {.8, .5}, {.9, .5}};
        boolean[][] truth = {{false, true}, {false, true}, {true, true}, {true, true}, {false, true}};
        boolean[][] known = {{true, false}, {true, false}, {true, false}, {true, false}, {false, false}};
        Predictions predictions = new Predictions(scores, truth, known);

        assertThat(predictions.of(0).items()).isEqualTo(4);
        assertThat(predictions.averagePrecision().value()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(predictions.averagePrecision().undefined()).containsExactly(1);
        assertThat(predictions.above(0.3).labels()).containsExactly(new Confusion(2, 1, 0, 1), Confusion.NONE);
        assertThat(predictions.pooled().items()).isEqualTo(4);
    }

    @Test
    void refusesTablesThatAreNotAlike() {
        assertThatThrownBy(() -> new Predictions(new double[0][], new boolean[0][]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("scores is empty");
        assertThatThrownBy(() -> new Predictions(new double[2][3], new boolean[1][3]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("2 items were scored, truth has 1");
        assertThatThrownBy(() -> new Predictions(new double[][] {{0, 0}, {0}}, new boolean[2][2]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("Item 1 has 1 scores, 2 truths");
    }
}
