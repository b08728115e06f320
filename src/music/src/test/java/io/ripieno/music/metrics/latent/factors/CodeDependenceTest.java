package io.ripieno.music.metrics.latent.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodeDependenceTest {
    @Test
    void equalsTheFormulasInNumpy() {
        // numpy 2: cov, slogdet, eigvals of diag(d) C (not symmetric), digitize by histogram edges, histogram2d.
        CodeDependence found = CodeDependence.of(rows(60), HistogramScores.BINS);

        assertThat(found.totalCorrelation()).isCloseTo(0.19788152133131104, within(1e-12));
        assertThat(found.wasserstein()).isCloseTo(0.23998118852437322, within(1e-12));
        assertThat(found.wassersteinShare()).isCloseTo(0.04608567669730577, within(1e-12));
        assertThat(found.information()).isCloseTo(1.5075650270984777, within(1e-12));
    }

    @Test
    void equalsAWorkedExample() {
        // Variances of 8/7, a correlation of 1/2: six of eight items agree.
        double[][] z = {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}, {-1, -1}, {1, 1}, {-1, -1}};
        double variance = 8.0 / 7;
        CodeDependence found = CodeDependence.of(z, 2);

        assertThat(found.totalCorrelation()).isCloseTo(-0.5 * Math.log(0.75), within(1e-12));
        assertThat(found.wasserstein())
                .isCloseTo(4 * variance - 2 * variance * (Math.sqrt(1.5) + Math.sqrt(0.5)), within(1e-12));
        assertThat(found.information()).isCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), within(1e-12));
    }

    @Test
    void scaleAndOrderOfCodesDoNotCountButForTheDistance() {
        double[][] z = rows(100);
        double[][] turned = Arrays.stream(z)
                .map(row -> new double[] {3 * row[2] + 1, 3 * row[0], 3 * row[3] - 7, 3 * row[1]})
                .toArray(double[][]::new);
        CodeDependence found = CodeDependence.of(z, 7);
        CodeDependence other = CodeDependence.of(turned, 7);

        assertThat(other.totalCorrelation()).isCloseTo(found.totalCorrelation(), within(1e-10));
        assertThat(other.wasserstein()).isCloseTo(9 * found.wasserstein(), within(1e-9));
        assertThat(other.wassersteinShare()).isCloseTo(found.wassersteinShare(), within(1e-10));
    }

    @Test
    void independentCodesHaveNearlyNone() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] z = new double[20_000][];
        Arrays.setAll(z, i -> random.doubles(3).toArray());
        CodeDependence found = CodeDependence.of(z, 4);

        assertThat(found.totalCorrelation()).isBetween(0.0, 1e-3);
        assertThat(found.wassersteinShare()).isBetween(0.0, 1e-3);
        assertThat(found.information()).isBetween(0.0, 1e-3);
    }

    @Test
    void aCodeThatDoesNotVaryHasNoLogarithm() {
        CodeDependence found = CodeDependence.of(new double[][] {{1, 5}, {2, 5}, {4, 5}}, 3);

        assertThat(found.totalCorrelation()).isNaN();
        assertThat(found.wasserstein()).isCloseTo(0, within(1e-12));
        assertThat(found.information()).isZero();
    }

    @Test
    void refusesASingleCodeOrItem() {
        assertThatThrownBy(() -> CodeDependence.of(new double[][] {{1}, {2}}, 3))
                .isInstanceOf(MetricException.class)
                .hasMessage("The dependence of 1 codes in 2 items is not defined. Give two of both at least.");
    }

    private static double[][] rows(int items) {
        double[][] codes = FactorTables.sample(0, items).allCodes();
        double[][] rows = new double[items][codes.length];
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < codes.length; c++) {
                rows[i][c] = codes[c][i];
            }
        }
        return rows;
    }
}
