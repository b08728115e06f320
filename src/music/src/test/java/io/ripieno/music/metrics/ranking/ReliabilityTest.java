package io.ripieno.music.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final ScoredItems ITEMS =
            new ScoredItems(new double[] {0.12, 0.18, 0.81, 0.89, 1.0}, new boolean[] {false, true, true, true, true});

    @Test
    void comparesWhatIsSaidWithWhatIsFoundBinByBin() {
        Reliability curve = ITEMS.reliability(Reliability.USUAL_BINS);

        assertThat(curve.bins()).extracting(Reliability.Bin::count).containsExactly(2, 2, 1);
        assertThat(curve.bins().get(0).said()).isCloseTo(0.15, within(1e-12));
        assertThat(curve.bins().get(0).found()).isEqualTo(0.5);
        // (2 · 0.35 + 2 · 0.15 + 1 · 0) / 5
        assertThat(curve.expectedError()).isCloseTo(0.2, within(1e-12));
        assertThat(curve.largestError()).isCloseTo(0.35, within(1e-12));
    }

    @Test
    void oneBinComparesTheMeans() {
        assertThat(ITEMS.reliability(1).expectedError()).isCloseTo(0.8 - 3.0 / 5, within(1e-12));
    }

    @Test
    void isUndefinedIfNothingWasSaid() {
        Reliability nothing = new ScoredItems(new double[0], new boolean[0]).reliability(10);

        assertThat(nothing.expectedError()).isNaN();
        assertThat(nothing.largestError()).isNaN();
    }

    @Test
    void refusesScoresThatAreNoProbabilities() {
        assertThatThrownBy(() -> new ScoredItems(new double[] {0.5, 1.5}, new boolean[2]).reliability(10))
                .isInstanceOf(MetricException.class)
                .hasMessage("scores[1] is 1.5, which is no probability. Give 0 to 1.");
        assertThatThrownBy(() -> ITEMS.reliability(0)).isInstanceOf(MetricException.class);
    }
}
