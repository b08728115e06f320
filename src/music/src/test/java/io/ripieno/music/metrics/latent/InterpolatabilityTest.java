package io.ripieno.music.metrics.latent;

import static io.ripieno.music.metrics.latent.WalkMeasure.MONOTONICITY;
import static io.ripieno.music.metrics.latent.WalkMeasure.SMOOTHNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InterpolatabilityTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final LiadSettings DEFAULT = LiadSettings.DEFAULT;

    @Test
    void equalsTheValuesOfTheSpecification() {
        // Computed from the definitions, to ten digits, for the data of SpecificationData.curves.
        double[][] smooth = curves(SMOOTHNESS, DEFAULT.withReduction(Reduction.NONE));
        assertThat(smooth[0]).containsExactly(new double[] {.6516508019, .6111111111, .5599748388}, CLOSE);
        assertThat(smooth[1]).containsExactly(new double[] {.6437065034, .6111111111, .5538681971}, CLOSE);
        assertThat(smooth[2]).containsExactly(new double[] {.5411599534, .6111111111, .5970217067}, CLOSE);
        assertThat(smooth[3]).containsExactly(new double[] {.4023769602, .6111111111, .6076753148}, CLOSE);
        assertThat(curves(SMOOTHNESS, DEFAULT)[0])
                .containsExactly(new double[] {.5597235547, .6111111111, .5796350143}, CLOSE);
        assertThat(curves(SMOOTHNESS, DEFAULT.withReduction(Reduction.SAMPLE))).isDeepEqualTo(new double[][] {
            {smooth(smooth[0])}, {smooth(smooth[1])}, {smooth(smooth[2])}, {smooth(smooth[3])}
        });
        assertThat(Arrays.stream(curves(SMOOTHNESS, DEFAULT.withReduction(Reduction.SAMPLE)))
                        .mapToDouble(row -> row[0])
                        .toArray())
                .containsExactly(new double[] {.6075789173, .6028952705, .5830975904, .5403877954}, CLOSE);
        assertThat(curves(SMOOTHNESS, DEFAULT.withReduction(Reduction.ALL))[0][0])
                .isCloseTo(.5834898934, CLOSE);
        assertThat(curves(SMOOTHNESS, DEFAULT.withMaximum(Maximum.NAIVE))[0])
                .containsExactly(new double[] {.4685891809, .5, .5128126325}, CLOSE);
        assertThat(curves(MONOTONICITY, DEFAULT.withReduction(Reduction.NONE)))
                .isDeepEqualTo(new double[][] {{1, 0, 0}, {1, .5, .25}, {1, .5, .25}, {1, .5, .25}});
        assertThat(curves(MONOTONICITY, DEFAULT)).isDeepEqualTo(new double[][] {{1, .375, .1875}});
        assertThat(Arrays.stream(curves(MONOTONICITY, DEFAULT.withReduction(Reduction.SAMPLE)))
                        .mapToDouble(row -> row[0])
                        .toArray())
                .containsExactly(new double[] {1 / 3.0, 7 / 12.0, 7 / 12.0, 7 / 12.0}, CLOSE);
        assertThat(curves(MONOTONICITY, DEFAULT.withReduction(Reduction.ALL))[0][0])
                .isCloseTo(.5208333333, CLOSE);
    }

    @Test
    void monotonicityIsThatOfTheOriginalsTests() {
        assertThat(of(MONOTONICITY, DEFAULT, SpecificationData.powers(1))[0]).containsExactly(1, -1, Double.NaN);
        assertThat(of(MONOTONICITY, DEFAULT.withDegenerate(0, true), SpecificationData.powers(1))[0])
                .containsExactly(1, -1, 0);
        assertThat(of(MONOTONICITY, DEFAULT, SpecificationData.powers(2))[0][0]).isEqualTo(1);
        assertThat(of(MONOTONICITY, DEFAULT.withThreshold(28.5), SpecificationData.powers(2))[0][0])
                .isEqualTo(1);
        assertThat(of(MONOTONICITY, DEFAULT.withThreshold(29), SpecificationData.powers(2))[0][0])
                .isNaN();
    }

    @Test
    void smoothnessIsThatOfTheOriginalsTests() {
        assertThat(of(SMOOTHNESS, DEFAULT, SpecificationData.powers(1))[0]).containsExactly(1, 1, 1);
        double[] quadratic = {13 / 14.0, 13 / 14.0, 1};
        assertThat(of(SMOOTHNESS, DEFAULT, SpecificationData.powers(2))[0]).containsExactly(quadratic, CLOSE);
        assertThat(of(SMOOTHNESS, DEFAULT.withReduction(Reduction.ALL), SpecificationData.powers(2, 1, -2))[0][0])
                .isCloseTo(13 / 14.0, CLOSE);
        assertThat(of(SMOOTHNESS, DEFAULT.withMaximum(Maximum.NAIVE).withSpread(1), SpecificationData.powers(2))[0])
                .containsExactly(quadratic, CLOSE);
        assertThat(of(SMOOTHNESS, DEFAULT, SpecificationData.powers(3))[0])
                .containsExactly(new double[] {1 - 36540 / (630.0 * 630), 1 - 146160 / (1260.0 * 1260), 1}, CLOSE);
        assertThat(of(SMOOTHNESS, DEFAULT.withMaximum(Maximum.NAIVE), SpecificationData.powers(3))[0])
                .containsExactly(new double[] {1 - 84 / 630.0, 1 - 168 / 1260.0, 1}, CLOSE);
    }

    @Test
    void spreadLeavesOutliersOut() {
        double[][][] z = new double[1][3][16];
        double[][][] a = new double[1][3][16];
        for (int k = 0; k < 16; k++) {
            for (int d = 0; d < 3; d++) {
                z[0][d][k] = 0.1 * k;
                a[0][d][k] = 10 * z[0][d][k] * z[0][d][k] * new double[] {1, -2, 0}[d];
            }
        }
        LiadSettings settings = DEFAULT.withMaximum(Maximum.NAIVE).withSpread(0.9);
        double[] expected = {1 - 20 / 252.0, 1 - 40 / 504.0, 1};

        assertThat(of(SMOOTHNESS, settings, Traversal.of(z, a))[0]).containsExactly(expected, CLOSE);
        assertThat(of(SMOOTHNESS, settings.withClamp(), Traversal.of(z, a))[0]).containsExactly(expected, CLOSE);
    }

    @Test
    void differencesDivideByTheWay() {
        double[] z = new double[10];
        double[] a = new double[10];
        Arrays.setAll(z, k -> k / 9.0);
        Arrays.setAll(a, k -> k / 18.0);
        Differences first = Differences.of(z, a).next();

        assertThat(first.values()).containsExactly(filled(9, 0.5), CLOSE);
        assertThat(first.next().values()).containsExactly(filled(8, 0), CLOSE);
        assertThat(first.positions()[0]).isCloseTo(1 / 18.0, CLOSE);
    }

    @Test
    void lehmerMeanOfPowersIsAKnownMean() {
        double[] numbers = {1, 2, 4};
        assertThat(Maximum.lehmer(numbers, 1)).isCloseTo(7 / 3.0, CLOSE);
        assertThat(Maximum.lehmer(numbers, 2)).isCloseTo(3, CLOSE);
        assertThat(Maximum.lehmer(numbers, 0)).isCloseTo(3 / 1.75, CLOSE);
        assertThat(Maximum.lehmer(new double[] {0, 0}, 2)).isZero();
    }

    @Test
    void oneStraightWalkAmongOthersIsNoNumberAndClampKeepsIt() {
        double[][] z = {{0, 1, 2, 3}, {0, 1, 2, 3}};
        Traversal mixed = Traversal.of(z, new double[][] {{0, 1, 2, 3}, {0, 1, -5, 3}});
        LiadSettings rough = DEFAULT.withReduction(Reduction.NONE).withSpread(0.5);
        double[][] each = of(SMOOTHNESS, rough, mixed);

        assertThat(each[0][0]).isNaN();
        assertThat(each[1][0]).isLessThan(0);
        assertThat(of(SMOOTHNESS, rough.withClamp(), mixed)[0][0]).isNaN();
        assertThat(of(SMOOTHNESS, rough.withClamp(), mixed)[1][0]).isZero();
        assertThat(of(SMOOTHNESS, DEFAULT, mixed)[0][0]).isNaN();
    }

    @Test
    void scaleAndShiftOfAnAttributeChangeNothing() {
        double[][] z = {{0, 0.5, 1, 1.5, 2}};
        Traversal walk = Traversal.of(z, new double[][] {{3, 4, 4.5, 7, 6}});
        Traversal moved = Traversal.of(z, new double[][] {{7, 9, 10, 15, 13}});

        for (WalkMeasure measure : WalkMeasure.values()) {
            assertThat(of(measure, DEFAULT, moved)[0][0]).isCloseTo(of(measure, DEFAULT, walk)[0][0], CLOSE);
        }
    }

    @Test
    void walksAlongTheDimensionsThatAreNamed() {
        double[][][] z = {{{1, 1, 1}, {0, 1, 2}}};
        Traversal walk = Traversal.of(z, new double[][][] {{{0, 1, 4}}});

        assertThat(of(MONOTONICITY, DEFAULT.withRegularised(1), walk)[0][0]).isEqualTo(1);
        assertRefused(() -> of(MONOTONICITY, DEFAULT, walk), "z[0][0] is 1.0 at every point");
    }

    @Test
    void bundleEqualsTheMeasuresAloneAndWarnsOfNaN() {
        LiadSettings spreading = DEFAULT.withDegenerate(Double.NaN, false);
        WalkScores bundle = new Interpolatability(spreading).of(SpecificationData.curves());

        for (WalkMeasure measure : WalkMeasure.values()) {
            assertThat(bundle.of(measure)).isDeepEqualTo(curves(measure, spreading));
        }
        assertThat(bundle.warnings()).hasSize(1);
        assertThat(new Interpolatability(DEFAULT).of(SpecificationData.curves()).warnings())
                .isEmpty();
        assertThat(of(MONOTONICITY, spreading, SpecificationData.powers(1))[0][2])
                .isNaN();
    }

    @Test
    void refusesWhatAMeasureIsNotDefinedFor() {
        double[][] two = {{0, 1}};
        double[][] uneven = {{0, 1, 3}};
        assertThat(of(MONOTONICITY, DEFAULT, Traversal.of(two, two))[0][0]).isEqualTo(1);
        assertRefused(() -> of(SMOOTHNESS, DEFAULT, Traversal.of(two, two)), "Smoothness over 2 points");
        assertRefused(() -> of(SMOOTHNESS, DEFAULT, Traversal.of(uneven, uneven)), "even steps");
        assertRefused(() -> Traversal.of(two, uneven), "z has 2 points, a has 3");
        assertRefused(() -> Traversal.of(new double[][] {{1}}, new double[][] {{1}}), "Give at least 2");
        assertRefused(() -> Traversal.of(two, new double[2][2]), "z has 1 samples, a has 2");
        assertRefused(() -> Traversal.of(new double[1][1][2], new double[1][2][2]), "1 dimensions for 2 attributes");
        assertRefused(() -> DEFAULT.withSpread(0), "ptp_mode is 0.0");
        assertRefused(() -> DEFAULT.withSpread(1.1), "ptp_mode is 1.1");
        assertRefused(() -> DEFAULT.withPower(0.1), "p is 0.1");
        assertRefused(() -> DEFAULT.withPower(1), "p is 1.0");
        assertRefused(() -> Maximum.parse("max"), "max_mode is \"max\"");
        assertRefused(() -> Reduction.parse("samples"), "reduce_mode is \"samples\"");
        assertRefused(() -> LiadSettings.parseSpread("most"), "ptp_mode is \"most\"");
        assertRefused(() -> new Interpolatability(Set.of(), DEFAULT), "No measure");
        assertThat(LiadSettings.parseSpread("naive")).isEqualTo(1);
        assertThat(LiadSettings.parseSpread("0.5")).isEqualTo(0.5);
        assertThat(Reduction.parse("sample")).isEqualTo(Reduction.SAMPLE);
        assertThat(Maximum.parse("lehmer")).isEqualTo(Maximum.LEHMER);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    private static double smooth(double[] row) {
        return Arrays.stream(row).average().orElseThrow();
    }

    private static double[][] curves(WalkMeasure measure, LiadSettings settings) {
        return of(measure, settings, SpecificationData.curves());
    }

    private static double[][] of(WalkMeasure measure, LiadSettings settings, Traversal walk) {
        return new Interpolatability(measure, settings).of(walk).of(measure);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .isInstanceOf(MetricException.class)
                .hasMessageContaining(part)
                .hasMessageMatching(".*([Gg]ive|Leave|Name|Count|Walk) .+\\.");
    }
}
