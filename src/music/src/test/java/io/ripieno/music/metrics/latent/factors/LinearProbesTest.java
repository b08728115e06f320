package io.ripieno.music.metrics.latent.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

/** Golden values: scikit-learn 1.9.1, LogisticRegression with tol 1e-13 and less, and roc_auc_score. */
class LinearProbesTest {
    private static final FactorSample TRAIN = FactorTables.sample(0, 200);
    private static final FactorSample TEST = FactorTables.sample(200, 300);
    private static final BetaVaeScore.Batches FEW = new BetaVaeScore.Batches(32, 600, 300, 1, 1);

    @Test
    void manyLabelsHaveTheWeightsOfTheMultinomialModel() {
        LogisticRegression model = LogisticRegression.fit(TRAIN.allCodes(), TRAIN.factor(0), 3, 1, false);

        assertThat(model.weights()[0])
                .containsExactly(
                        new double[] {-2.616107145460623, 0.18811626363862094, -0.654352725626968, -0.025261368156913003
                        },
                        within(1e-6));
        assertThat(model.weights()[1])
                .containsExactly(
                        new double[] {
                            0.003929420357928478, 0.04982550880033073, 0.04542216102563353, -0.006599624141791926
                        },
                        within(1e-6));
        assertThat(model.intercepts())
                .containsExactly(
                        new double[] {3.896368604571534, 1.2988628611391988, -5.195231465710733}, within(1e-6));
        assertThat(model.probabilities(TEST.allCodes(), 0))
                .containsExactly(
                        new double[] {3.881827614552812e-06, 0.014077359345950368, 0.9859187588264351}, within(1e-8));
        assertThat(model.accuracy(TEST.allCodes(), TEST.factor(0))).isEqualTo(0.75);
    }

    @Test
    void twoLabelsHaveTheWeightsOfTheBinomialModel() {
        LogisticRegression model = LogisticRegression.fit(TRAIN.allCodes(), TRAIN.factor(1), 2, 0.05, false);

        assertThat(model.weights())
                .isDeepEqualTo(new double[][] {model.weights()[0]})
                .hasDimensions(1, 4);
        assertThat(model.weights()[0])
                .containsExactly(
                        new double[] {-0.10448378848312243, 1.253168205883625, 0.5321953540824446, 0.019555731286959876
                        },
                        within(1e-6));
        assertThat(model.intercepts()).containsExactly(new double[] {-1.6606764752048833}, within(1e-6));
        assertThat(model.probabilities(TEST.allCodes(), 1))
                .containsExactly(new double[] {0.09665478461307986, 0.9033452153869201}, within(1e-8));
        assertThat(model.accuracy(TEST.allCodes(), TEST.factor(1))).isEqualTo(0.91);
    }

    @Test
    void explicitnessIsTheAreaUnderTheCurveOfTheClassifiers() {
        Explicitness explicitness = Explicitness.of(TRAIN, TEST, Explicitness.COST);

        assertThat(explicitness.train())
                .containsExactly(new double[] {0.926696546885078, 0.9937993799379938}, within(1e-6));
        assertThat(explicitness.test())
                .containsExactly(new double[] {0.9285590762763721, 0.9811924769907963}, within(1e-6));
        assertThat(explicitness.meanTrain()).isCloseTo(0.960247963411536, within(1e-6));
        assertThat(explicitness.meanTest()).isCloseTo(0.9548757766335843, within(1e-6));
    }

    @Test
    void explicitnessDoesNotDependOnScaleAndPlaceOfCodes() {
        Explicitness plain = Explicitness.of(TRAIN, TEST, 0.5);
        Explicitness moved = Explicitness.of(moved(TRAIN, 0, 200), moved(TEST, 200, 300), 0.5);

        assertThat(moved.train()).containsExactly(plain.train(), within(1e-9));
        assertThat(moved.test()).containsExactly(plain.test(), within(1e-9));
    }

    @Test
    void explicitnessLeavesOutValuesThatTheTestHasNot() {
        FactorSample learnt = new FactorSample(new double[][] {{0}, {1}, {2}}, new int[][] {{5}, {6}, {7}});
        FactorSample two = new FactorSample(new double[][] {{0}, {3}}, new int[][] {{5}, {7}});
        FactorSample one = new FactorSample(new double[][] {{0}, {3}}, new int[][] {{5}, {5}});

        assertThat(Explicitness.of(learnt, two, 1).test()).containsExactly(1);
        assertThat(Explicitness.of(learnt, one, 1).test()).containsExactly(Double.NaN);
        assertThatThrownBy(() -> Explicitness.of(one, two, 1))
                .isInstanceOf(MetricException.class)
                .hasMessage("Factor 0 has one value. Give at least two.");
    }

    @Test
    void codesThatAreFactorsAreToldApartAndNoiseIsNot() {
        FactorSample perfect = FactorTables.grid(false);
        FactorSample noise = FactorTables.grid(true);

        assertThat(BetaVaeScore.of(perfect, FEW)).isEqualTo(new BetaVaeScore(1, 1));
        assertThat(BetaVaeScore.of(noise, FEW).test()).isBetween(0.2, 0.5);
        assertThat(Explicitness.of(noise, noise, 1).meanTrain()).isBetween(0.5, 0.65);
    }

    @Test
    void aSeedDrawsTheSameAgainAndAnotherSeedOthers() {
        BetaVaeScore score = BetaVaeScore.of(TRAIN, FEW);

        assertThat(BetaVaeScore.of(TRAIN, FEW)).isEqualTo(score);
        assertThat(BetaVaeScore.of(TRAIN, FEW.withSeed(2))).isNotEqualTo(score);
        assertThat(BetaVaeScore.Batches.USUAL).isEqualTo(new BetaVaeScore.Batches(64, 10_000, 5_000, 1, 42));
    }

    @Test
    void refusesWhatCannotBeFitted() {
        FactorSample one = new FactorSample(new double[][] {{1}, {2}}, new int[][] {{1}, {4}});

        assertThatThrownBy(() -> BetaVaeScore.of(one, FEW))
                .isInstanceOf(MetricException.class)
                .hasMessage("There is one factor, which needs no telling. Give at least two.");
        assertThatThrownBy(() -> new BetaVaeScore.Batches(0, 1, 1, 1, 1)).hasMessageContaining("0 pairs a batch");
        assertThatThrownBy(() -> Explicitness.of(TRAIN, TEST, 0))
                .isInstanceOf(MetricException.class)
                .hasMessage("cost is 0.0. Give a finite weight above 0; 1 is usual.");
        assertThatThrownBy(() -> Explicitness.of(TRAIN, TEST, Double.POSITIVE_INFINITY))
                .isInstanceOf(MetricException.class);
    }

    private static FactorSample moved(FactorSample sample, int from, int to) {
        double[][] z = new double[sample.items()][sample.codes()];
        int[][] factors = new int[sample.items()][];
        for (int n = from; n < to; n++) {
            for (int d = 0; d < sample.codes(); d++) {
                z[n - from][d] = 40 * sample.code(d)[n - from] - 7 * d;
            }
            factors[n - from] = FactorTables.factors(n);
        }
        return new FactorSample(z, factors);
    }
}
