package io.ripieno.music.metrics.latent;

import static io.ripieno.music.metrics.latent.LatentMeasure.DLIG;
import static io.ripieno.music.metrics.latent.LatentMeasure.DMIG;
import static io.ripieno.music.metrics.latent.LatentMeasure.MIG;
import static io.ripieno.music.metrics.latent.LatentMeasure.MODULARITY;
import static io.ripieno.music.metrics.latent.LatentMeasure.SAP;
import static io.ripieno.music.metrics.latent.LatentMeasure.XMIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Features;
import io.ripieno.music.metrics.information.InformationSettings;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DisentanglementTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final LatentSettings CONTINUOUS = LatentSettings.CONTINUOUS;

    @Test
    void equalsTheValuesOfTheSpecification() {
        // Computed from the definitions, to ten digits, for the data of SpecificationData.continuous.
        LatentScores scores = all(SpecificationData.continuous(), CONTINUOUS);

        assertThat(scores.of(MIG)).containsExactly(new double[] {0.1866788186, 0.1093329164, 0.6523787321}, CLOSE);
        assertThat(scores.of(DMIG)).containsExactly(new double[] {0.1866788186, 0.1093329164, -0.6523787321}, CLOSE);
        assertThat(scores.of(DLIG)).containsExactly(new double[] {0.2090214156, 0.2398875492, -0.1305546328}, CLOSE);
        assertThat(scores.of(XMIG)).containsExactly(new double[] {0.1866788186, 0.1906142342, -0.6523787321}, CLOSE);
        assertThat(scores.of(SAP)).containsExactly(new double[] {0.5533145583, 0.0003427548, 0.9457406889}, CLOSE);
        assertThat(scores.of(MODULARITY)).containsExactly(new double[] {0.9940273214, 1, 1, 0.9971288353, 1}, CLOSE);
        assertThat(scores.warnings()).isEmpty();
    }

    @Test
    void informationOfEachDimensionAndAttributeIsThatOfTheSpecification() {
        // Computed from the definitions, to ten digits, for the data of SpecificationData.continuous.
        LatentSample sample = SpecificationData.continuous();
        Features dimensions = new Features(sample.latents(), InformationSettings.CONTINUOUS);

        assertThat(sample.latents()[3][0]).isCloseTo(0.4941133511, CLOSE);
        assertThat(sample.attribute(2)[0]).isCloseTo(1.3802516697, CLOSE);
        assertThat(dimensions.informationWith(sample.attribute(0)))
                .containsExactly(new double[] {0.4460970666, 0, 0, 0.0076191094, 0.0912284399}, CLOSE);
        assertThat(dimensions.informationWith(sample.attribute(1)))
                .containsExactly(new double[] {0.0487560974, 0.4560161984, 0.2481788968, 0.0936665111, 0}, CLOSE);
        assertThat(dimensions.informationWith(sample.attribute(2)))
                .containsExactly(new double[] {0, 0, 0, 1.2401446857, 0}, CLOSE);
        for (int i = 0; i < 3; i++) {
            assertThat(new Features(sample.attribute(i), InformationSettings.CONTINUOUS)
                            .informationWith(sample.attribute(i))[0])
                    .isCloseTo(1.9009581777535072, CLOSE);
        }
    }

    @Test
    void equalsTheOriginalOnLabels() {
        // latte-metrics 0.0.1a6 with scikit-learn 1.1.3, seed 42, for the data of SpecificationData.tied.
        LatentScores scores = all(SpecificationData.tied(), LatentSettings.DISCRETE);

        assertThat(scores.of(MIG)).containsExactly(new double[] {0.31832136137703226, 0.647938747599098}, CLOSE);
        assertThat(scores.of(DMIG)).containsExactly(new double[] {0.34816381538069024, 0.8227830399933894}, CLOSE);
        assertThat(scores.of(DLIG)).containsExactly(new double[] {0.6304235708512618, 0.2821887393046176}, CLOSE);
        assertThat(scores.of(XMIG)).containsExactly(new double[] {0.4326904576598674, 0.7092609908224282}, CLOSE);
        assertThat(scores.of(SAP)).containsExactly(new double[] {0.15, 0.225}, CLOSE);
        assertThat(scores.of(MODULARITY))
                .containsExactly(new double[] {0.9963293490616647, 0.5284647399196751, 1, 0}, CLOSE);
        assertThat(scores.warnings()).isEmpty();
    }

    @Test
    void tellsTiesApartAsTheOriginalDoesAndWarnsOfThem() {
        // As above; with continuous attributes the jitter decides.
        LatentScores scores = all(SpecificationData.tied(), CONTINUOUS);

        assertThat(scores.of(MIG)).containsExactly(new double[] {0.32369284290984857, 0.6609303845523037}, CLOSE);
        assertThat(scores.of(DMIG)).containsExactly(new double[] {0.3979003993714646, 0.9472817099651508}, CLOSE);
        assertThat(scores.of(XMIG)).containsExactly(new double[] {0.43999184891018, 0.722537219461695}, CLOSE);
        assertThat(scores.of(SAP)).containsExactly(new double[] {0.14986572403636156, 0.25238802725329434}, CLOSE);
        assertThat(scores.warnings()).hasSize(2).allSatisfy(warning -> assertThat(warning)
                .contains("100 % of its values occur more than once"));
    }

    @Test
    void theBundleEqualsTheMeasuresAlone() {
        LatentSample sample = SpecificationData.continuous();
        LatentScores bundle = Disentanglement.dependencyAware(CONTINUOUS).of(sample);

        assertThat(bundle.values().keySet()).containsExactly(MIG, DMIG, DLIG, XMIG);
        for (LatentMeasure measure : bundle.values().keySet()) {
            assertThat(bundle.of(measure))
                    .containsExactly(new Disentanglement(measure, CONTINUOUS.withFill())
                            .of(sample)
                            .of(measure));
        }
        assertThat(bundle.of(MIG)[2]).isCloseTo(-0.6523787321, CLOSE);
    }

    @Test
    void givenDimensionsStandForTheirAttributes() {
        LatentSample sample = SpecificationData.continuous();
        LatentScores scores = all(sample, CONTINUOUS.withRegularised(0, 1, 3));

        assertThat(scores.of(MIG)).containsExactly(new double[] {0.1866788186, 0.1093329164, 0.6523787321}, CLOSE);
        assertThat(scores.of(XMIG)[2]).isCloseTo(0.6523787321, CLOSE);
        assertThat(all(sample, CONTINUOUS.withRegularised(0, 1, 2)).of(DMIG))
                .containsExactly(all(sample, CONTINUOUS).of(DMIG));
    }

    @Test
    void permutedDimensionsWithTheirAttributesKeepTheirValues() {
        double[][] z = SpecificationData.latents(24, 5);
        double[][] turned = new double[24][5];
        double[][] a = new double[24][3];
        for (int n = 0; n < 24; n++) {
            for (int d = 0; d < 5; d++) {
                turned[n][d] = -3 * z[n][4 - d] + 1;
            }
            for (int i = 0; i < 3; i++) {
                a[n][i] = SpecificationData.continuous().attribute(i)[n];
            }
        }
        LatentScores straight = all(LatentSample.of(z, a), CONTINUOUS.withRegularised(0, 1, 3));
        LatentScores permuted = all(LatentSample.of(turned, a), CONTINUOUS.withRegularised(4, 3, 1));

        for (LatentMeasure measure : Set.of(MIG, DMIG, DLIG, XMIG, SAP)) {
            assertThat(permuted.of(measure)).containsExactly(straight.of(measure), CLOSE);
        }
        for (int d = 0; d < 5; d++) {
            assertThat(permuted.of(MODULARITY)[d]).isCloseTo(straight.of(MODULARITY)[4 - d], CLOSE);
        }
    }

    @Test
    void refusesWhatAMeasureIsNotDefinedFor() {
        double[][] z = SpecificationData.latents(8, 2);
        LatentSample one = LatentSample.of(z, new double[8]);
        LatentSample square = LatentSample.of(z, SpecificationData.latents(8, 2));

        assertRefused(() -> new Disentanglement(DLIG, CONTINUOUS).of(one), "DLIG of 1 attribute");
        assertRefused(() -> new Disentanglement(MODULARITY, CONTINUOUS).of(one), "MODULARITY of 1 attribute");
        assertRefused(() -> new Disentanglement(XMIG, CONTINUOUS).of(square), "Give at least 3 dimensions");
        assertRefused(() -> Disentanglement.dependencyAware(CONTINUOUS).of(one), "of 1 attribute");
        assertRefused(() -> LatentSample.of(z, new double[7]), "z has 8 items, a has 7");
        assertRefused(() -> LatentSample.of(z, SpecificationData.latents(8, 3)), "2 dimensions for 3 attributes");
        assertRefused(() -> LatentSample.of(new double[][] {{1, 2}, {1}}, new double[2]), "z[1] has 1 numbers");
        assertRefused(() -> LatentSample.of(new double[][] {{1}, {1 / 0.0}}, new double[2]), "z[1][0] is Infinity");
        assertRefused(() -> new Disentanglement(MIG, CONTINUOUS.withRegularised(2, 0)).of(square), "dimension 2 of 2");
        assertRefused(() -> new Disentanglement(MIG, CONTINUOUS.withRegularised(0)).of(square), "1 dimensions for 2");
        assertRefused(
                () -> new LatentSettings(CONTINUOUS.information(), CONTINUOUS.regularised(), false, 0, 1e-12),
                "l2 is 0.0");
        assertRefused(() -> new Disentanglement(Set.of(), CONTINUOUS), "No measure");
    }

    private static LatentScores all(LatentSample sample, LatentSettings settings) {
        return new Disentanglement(EnumSet.allOf(LatentMeasure.class), settings).of(sample);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .isInstanceOf(MetricException.class)
                .hasMessageContaining(part)
                .hasMessageMatching(".*([Gg]ive|Leave|Name|Count|Walk) .+\\.");
    }
}
