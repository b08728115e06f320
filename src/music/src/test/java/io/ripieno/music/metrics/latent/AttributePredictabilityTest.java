package io.ripieno.music.metrics.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Labels;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The literal values are those of the original's own tests. */
class AttributePredictabilityTest {
    private static final double[] RAMP =
            IntStream.range(0, 16).mapToDouble(i -> i).toArray();

    @Test
    void ofNumbersIsTheGapOfExplainedVariance() {
        double[] nothing = new double[16];
        double[] alternating = IntStream.range(0, 16).mapToDouble(i -> i % 2).toArray();

        assertThat(sap(RAMP, LatentSettings.CONTINUOUS, RAMP, nothing, nothing)).isCloseTo(1, within(1e-12));
        assertThat(sap(RAMP, LatentSettings.CONTINUOUS, RAMP, alternating)).isCloseTo(0.988235294, within(1e-9));
        assertThat(sap(RAMP, LatentSettings.CONTINUOUS.withRegularised(1), RAMP, alternating))
                .isCloseTo(-0.988235294, within(1e-9));
        assertThat(sap(RAMP, LatentSettings.CONTINUOUS.withRegularised(0), RAMP, alternating))
                .isCloseTo(0.988235294, within(1e-9));
    }

    @Test
    void ofLabelsIsTheGapOfAccuracies() {
        double[] upper = Arrays.stream(RAMP).map(i -> i / 15 > 0.5 ? 1 : 0).toArray();

        assertThat(sap(upper, LatentSettings.DISCRETE, RAMP, new double[16])).isEqualTo(0.5);
        assertThat(sap(upper, LatentSettings.DISCRETE.withRegularised(1), RAMP, new double[16]))
                .isEqualTo(-0.5);
    }

    @Test
    void machinesReachTheLeastLoss() {
        // coef_ and intercept_ of LinearSVC(dual=False, tol=1e-12, max_iter=100000), scikit-learn 1.1.3.
        double[] x = {-1, 0.2, 0.4, 1.1, 1.5, 2.2, 3, 3.1};
        LineClassifier two = LineClassifier.fit(x, new int[] {0, 0, 1, 0, 1, 1, 0, 1}, new double[] {1, 1});
        LineClassifier three = LineClassifier.fit(x, new int[] {0, 0, 0, 1, 1, 2, 2, 2}, new double[] {0.5, 0.5, 0.5});

        assertThat(two.slopes()).containsExactly(new double[] {0.249369992854}, within(1e-9));
        assertThat(two.intercepts()).containsExactly(new double[] {-0.30804528529}, within(1e-9));
        assertThat(three.slopes())
                .containsExactly(new double[] {-0.765696784074, -0.037564254646, 0.564611896794}, within(1e-9));
        assertThat(three.intercepts())
                .containsExactly(new double[] {0.490045941807, -0.400619480691, -0.936629601641}, within(1e-9));
        assertThat(three.accuracy(x, new int[] {0, 0, 0, 1, 1, 2, 2, 2})).isEqualTo(0.75);
    }

    @Test
    void oneLabelCannotBeLearnt() {
        assertThatThrownBy(() -> LineClassifier.accuracy(RAMP, Labels.of(new double[16]), 1))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("one value alone");
    }

    private static double sap(double[] attribute, LatentSettings settings, double[]... dimensions) {
        double[][] z = new double[attribute.length][dimensions.length];
        for (int n = 0; n < z.length; n++) {
            for (int d = 0; d < dimensions.length; d++) {
                z[n][d] = dimensions[d][n];
            }
        }
        return new Disentanglement(LatentMeasure.SAP, settings)
                .of(LatentSample.of(z, attribute))
                .of(LatentMeasure.SAP)[0];
    }
}
