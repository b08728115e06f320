package io.ripieno.music.metrics.latent.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Histogram;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values without another origin were computed with NumPy 2 and scikit-learn 1.9.1 from the definitions. */
class FactorScoresTest {
    private static final FactorSample ALL = FactorTables.sample(0, 300);
    private static final FactorSample TRAIN = FactorTables.sample(0, 200);
    private static final FactorSample TEST = FactorTables.sample(200, 300);

    @Test
    void binsBeginAtTheirLeftEdges() {
        // disentanglement_lib's own tests, whose bins count from 1.
        assertThat(Histogram.bins(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, 3))
                .containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(Histogram.bins(new double[] {4, 4}, 2)).containsExactly(1, 1);
        assertThat(Histogram.entropy(new int[] {1, 1, 2, 2, 3, 3})).isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void informationIsThatOfTheCounts() {
        // Worked from the definition.
        int[] x = {0, 0, 1, 1, 2, 2, 2, 0};
        int[] y = {1, 1, 0, 0, 0, 1, 1, 0};
        assertThat(Histogram.information(x, y)).isCloseTo(0.2157615543, within(1e-10));
        assertThat(Histogram.information(y, x)).isCloseTo(0.2157615543, within(1e-10));
        assertThat(Histogram.entropy(y)).isCloseTo(Math.log(2), within(1e-12));
        assertRefused(() -> Histogram.information(x, new int[3]), "8 labels do not go with 3");
        assertRefused(() -> Histogram.bins(new double[2], 0), "bins is 0");
    }

    @Test
    void aFactorThatIsAnotherInEachItemTakesNoTableOfPairs() {
        int[] each = IntStream.range(0, 100_000).toArray();
        assertThat(Histogram.entropy(each)).isCloseTo(Math.log(100_000), within(1e-9));
        assertThat(Histogram.information(each, each)).isCloseTo(Math.log(100_000), within(1e-9));
    }

    @Test
    void treesRefuseAFactorThatIsAnotherInAlmostEachItem() {
        int[][] factors = new int[300][];
        double[][] z = new double[300][];
        for (int i = 0; i < 300; i++) {
            factors[i] = new int[] {i / 2 * 2 + i % 5 / 4};
            z[i] = new double[] {i};
        }
        FactorSample sample = new FactorSample(z, factors);
        assertRefused(() -> Dci.of(sample, sample), "Leave it out, or give more items.");
    }

    @Test
    void modularityOfPlainTablesIsKnown() {
        // disentanglement_lib's own tests.
        assertThat(HistogramScores.modularity(diagonal(5, 5))).isEqualTo(1);
        assertThat(HistogramScores.modularity(new double[][] {{1, 0}, {0, 1}, {0, 0}}))
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(HistogramScores.modularity(new double[4][3])).isZero();
        assertThat(HistogramScores.modularity(diagonal(10, 5))).isEqualTo(1);
        assertThat(HistogramScores.modularity(diagonal(5, 10))).isCloseTo(1 - 1 / 9.0, within(1e-12));
    }

    @Test
    void histogramScoresFollowTheirDefinitions() {
        HistogramScores scores = HistogramScores.of(ALL, HistogramScores.BINS);

        assertThat(scores.mig()).isCloseTo(0.4944590267744189, within(1e-9));
        assertThat(scores.modularity()).isCloseTo(0.7908893908965384, within(1e-9));
    }

    @Test
    void separatePredictabilityIsJudgedOnOtherItems() {
        assertThat(SeparatePredictability.score(TRAIN, TEST, SeparatePredictability.COST))
                .isCloseTo(0.24, within(1e-12));
    }

    @Test
    void importancesOfPlainTablesAreKnown() {
        // disentanglement_lib's own tests.
        double half = 1 - Math.log(2) / Math.log(10);
        assertThat(new Dci(diagonal(5, 5), 1, 1).disentanglement()).isCloseTo(1, within(1e-9));
        assertThat(new Dci(diagonal(5, 5), 1, 1).completeness()).isCloseTo(1, within(1e-9));
        assertThat(new Dci(diagonal(5, 10), 1, 1).disentanglement()).isCloseTo(half, within(1e-9));
        assertThat(new Dci(diagonal(10, 5), 1, 1).completeness()).isCloseTo(half, within(1e-9));
        assertThat(new Dci(new double[3][3], 1, 1).disentanglement()).isCloseTo(0, within(1e-9));
    }

    @Test
    void treesFindWhatCodesServe() {
        // GradientBoostingClassifier(n_estimators=3), whatever its seed; codes 0 and 1 gain the same at one split.
        double[][] few = Dci.of(TRAIN, TEST, 3).importances();
        assertThat(few[0][0] + few[1][0]).isCloseTo(0.949301370991495, within(1e-9));
        assertThat(few[2][0]).isCloseTo(0.050698629008504484, within(1e-9));
        assertThat(few[1][1]).isCloseTo(0.905453266654767, within(1e-9));
        assertThat(few[2][1]).isCloseTo(0.06010464109659432, within(1e-9));
        assertThat(few[3][1]).isCloseTo(0.034442092248638596, within(1e-9));
    }

    @Test
    void treesPredictAsWellAsTheOriginals() {
        // GradientBoostingClassifier(n_estimators=20); of equal splits it draws one, which moves importances by 0.006.
        Dci dci = Dci.of(TRAIN, TEST, 20);

        assertThat(dci.importances()[0]).containsExactly(new double[] {0.90505435, 0.00290409}, within(0.01));
        assertThat(dci.importances()[1]).containsExactly(new double[] {0.02094291, 0.88976778}, within(0.01));
        assertThat(dci.importances()[2]).containsExactly(new double[] {0.05574426, 0.08138954}, within(0.01));
        assertThat(dci.train()).isCloseTo(0.9425, within(0.02));
        assertThat(dci.test()).isCloseTo(0.86, within(0.02));
        assertThat(dci.disentanglement()).isCloseTo(0.8255, within(0.02));
        assertThat(dci.completeness()).isCloseTo(0.7024, within(0.02));
    }

    @Test
    void robustnessFollowsItsDefinition() {
        InterventionalRobustness robustness = InterventionalRobustness.of(ALL, InterventionalRobustness.QUANTILE);

        assertThat(robustness.score()).isCloseTo(0.41690430305489634, within(1e-9));
        assertThat(robustness.matrix()[0])
                .containsExactly(new double[] {0.5704578367755075, 0.0275510068533}, within(1e-9));
        assertRefused(() -> InterventionalRobustness.of(ALL, 0), "quantile is 0.0");
    }

    @Test
    void codesThatAreFactorsGetFullMarksAndNoiseFew() {
        FactorVaeScore.Votes votes = new FactorVaeScore.Votes(32, 400, 200, 0.05, 1);
        FactorSample perfect = FactorTables.grid(false);
        FactorSample noise = FactorTables.grid(true);
        FactorVaeScore found = FactorVaeScore.of(perfect, votes);

        assertThat(found).isEqualTo(new FactorVaeScore(1, 1, 3));
        assertThat(FactorVaeScore.of(noise, votes).test()).isLessThan(0.6);
        assertThat(FactorVaeScore.of(perfect, new FactorVaeScore.Votes(32, 400, 200, 99, 1)))
                .isEqualTo(new FactorVaeScore(0, 0, 0));
        assertThat(InterventionalRobustness.of(perfect, 0.99).score()).isCloseTo(1, within(1e-12));
        assertThat(InterventionalRobustness.of(noise, 0.99).score()).isLessThan(0.2);
        assertThat(HistogramScores.of(perfect, 20).mig()).isCloseTo(1, within(1e-9));
        assertThat(HistogramScores.of(noise, 20).mig()).isLessThan(0.1);
        assertRefused(() -> new FactorVaeScore.Votes(1, 1, 1, 0, 0), "1 items a batch");
    }

    @Test
    void orderAndScaleOfCodesChangeNothing() {
        int[] order = {3, 1, 0, 2};
        double[][] z = new double[300][4];
        int[][] factors = new int[300][];
        for (int n = 0; n < 300; n++) {
            for (int d = 0; d < 4; d++) {
                z[n][d] = 4 * ALL.code(order[d])[n] - 16;
            }
            factors[n] = FactorTables.factors(n);
        }
        FactorSample turned = new FactorSample(z, factors);

        assertThat(HistogramScores.of(turned, 20).mig())
                .isCloseTo(HistogramScores.of(ALL, 20).mig(), within(1e-9));
        assertThat(InterventionalRobustness.of(turned, 0.99).score())
                .isCloseTo(InterventionalRobustness.of(ALL, 0.99).score(), within(1e-9));
        assertThat(Dci.of(turned, turned, 3).disentanglement())
                .isCloseTo(Dci.of(ALL, ALL, 3).disentanglement(), within(1e-9));
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertRefused(() -> new FactorSample(new double[2][1], new int[3][1]), "z has 2 items, factors has 3");
        FactorSample other = new FactorSample(new double[][] {{1}, {2}}, new int[][] {{1, 4}, {2, 4}});
        assertRefused(() -> Dci.of(ALL, other), "1 codes and 2 factors do not go with 4 and 2");
        assertRefused(() -> Dci.of(other, other), "Factor 1 has one value");
        assertRefused(() -> SeparatePredictability.score(other, other, 1), "one code");
        assertRefused(() -> HistogramScores.of(other, 2).mig(), "one code");
        assertRefused(
                () -> HistogramScores.of(new FactorSample(new double[2][1], new int[2][1]), 2)
                        .modularity(),
                "one factor");
    }

    private static double[][] diagonal(int rows, int columns) {
        double[][] table = new double[rows][columns];
        int side = Math.min(rows, columns);
        for (int i = 0; i < Math.max(rows, columns); i++) {
            table[rows > side ? i : i % side][columns > side ? i : i % side] = 1;
        }
        return table;
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .isInstanceOf(MetricException.class)
                .hasMessageContaining(part)
                .hasMessageMatching(".*([Gg]ive|Leave|Name|Count|Walk) .+\\.");
    }
}
