package io.ripieno.music.metrics.melody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

class DistanceTest {
    private static final double[] X = {0.5, 0.25, 0, 0.25};
    private static final double[] Y = {0, 0.5, 0.125, 0.375};

    @Test
    void equalScipys() {
        // numpy's norm, scipy 1.17.1's wasserstein_distance and entropy with the zero replaced.
        assertThat(Distance.EUCLIDEAN.between(X, Y)).isCloseTo(0.5863019699779287, within(1e-15));
        assertThat(Distance.EARTH_MOVER.between(X, Y)).isCloseTo(0.0625, within(1e-15));
        assertThat(Distance.KULLBACK_LEIBLER.between(X, Y)).isCloseTo(8.589113719529182, within(1e-12));
    }

    @Test
    void leaveOneOutTakesEachPairBothWays() {
        double[][] set = {{1}, {3}, {8}};

        assertThat(Distance.EUCLIDEAN.within(set)).containsExactly(2, 7, 2, 5, 7, 5);
        assertThat(Distance.EUCLIDEAN.across(set, new double[][] {{0}, {4}})).containsExactly(1, 3, 3, 1, 8, 4);
        assertThat(Distance.EUCLIDEAN.within(new double[0][])).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Distance.EUCLIDEAN.between(new double[24], new double[36]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("24 values")
                .hasMessageContaining("number of bars");
        assertThatThrownBy(() -> Distance.KULLBACK_LEIBLER.between(new double[2], new double[] {1, 2}))
                .hasMessageContaining("sum to 0.0");
    }
}
