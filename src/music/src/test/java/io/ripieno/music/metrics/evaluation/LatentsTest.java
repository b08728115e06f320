package io.ripieno.music.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.latent.Disentanglement;
import io.ripieno.music.metrics.latent.LatentMeasure;
import io.ripieno.music.metrics.latent.LatentSample;
import io.ripieno.music.metrics.latent.LatentScores;
import io.ripieno.music.metrics.latent.LatentSettings;
import io.ripieno.music.metrics.latent.factors.CodeDependence;
import io.ripieno.music.numbers.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatentsTest {
    private static final int ITEMS = 150;

    private final double[][] codes = new double[ITEMS][3];
    private final double[][] attributes = new double[ITEMS][2];
    private final double[][] factors = new double[ITEMS][2];

    LatentsTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < ITEMS; i++) {
            codes[i] = random.doubles(3).toArray();
            attributes[i] = new double[] {codes[i][0] + 0.1 * random.nextDouble(), codes[i][1] * codes[i][0]};
            factors[i] = new double[] {(int) (3 * codes[i][0]), (int) (2 * codes[i][1])};
        }
    }

    @Test
    void withoutWishesItIsTheBundleAsTheLibraryComputesIt() throws IOException {
        Evaluation evaluation = evaluate(attributes, Map.of());
        LatentScores direct =
                Disentanglement.dependencyAware(LatentSettings.CONTINUOUS).of(LatentSample.of(codes, attributes));
        for (LatentMeasure measure :
                List.of(LatentMeasure.MIG, LatentMeasure.DMIG, LatentMeasure.DLIG, LatentMeasure.XMIG)) {
            assertThat(evaluation.figure(Words.of(measure)).values()).containsExactly(direct.of(measure));
        }
        Figure information = evaluation.figure("mutual-information");
        assertThat(information.values()[2 * 2 + 1]).isEqualTo(direct.information()[2][1]);
        assertThat(information.axes()).extracting(Axis::name).containsExactly("dimension", "attribute");
    }

    @Test
    void parametersReachTheMeasures() throws IOException {
        double[] usual =
                evaluate(attributes, Map.of("measures", "mig")).figure("mig").values();
        assertThat(evaluate(attributes, Map.of("measures", "mig", "neighbours", "9"))
                        .figure("mig")
                        .values())
                .isNotEqualTo(usual);
        assertThat(evaluate(attributes, Map.of("measures", "mig", "regularised", "2,1"))
                        .figure("mig")
                        .values()[0])
                .isNegative();
        assertThat(evaluate(factors, Map.of("measures", "mig", "discrete", "true"))
                        .figure("mig")
                        .values())
                .isNotEqualTo(usual);
        assertThatThrownBy(() -> evaluate(attributes, Map.of("measures", "mig", "regularised", "7,1")))
                .hasMessageContaining("regularised names dimension 7 of 3");
    }

    @Test
    void allMeasuresOfFactorsAreToldWithTheirSteps() throws IOException {
        List<String> steps = new ArrayList<>();
        Options options = MeasureSet.LATENTS.options(
                Map.of("measures", "factors", "train-votes", "200", "test-votes", "100", "batch", "16"));
        Evaluation evaluation = MeasureSet.LATENTS.evaluate(
                inputs(factors), options, (done, of, what) -> steps.add(done + "/" + of + " " + what));
        assertThat(steps).hasSize(8).startsWith("0/8 histogram-mig").endsWith("7/8 explicitness");
        assertThat(evaluation.figure("beta-vae-test").value()).isGreaterThan(0.9);
        assertThat(evaluation.figure("factor-vae-test").value()).isGreaterThan(0.9);
        assertThat(evaluation.figure("explicitness-test").values()).hasSize(2).satisfies(areas -> {
            assertThat(areas[0]).isGreaterThan(0.9);
            assertThat(areas[1]).isGreaterThan(0.9);
        });
        assertThat(evaluation.figure("dci-completeness").value()).isGreaterThan(0.7);
        assertThat(evaluation.figure("irs-robustness").axes())
                .extracting(Axis::name)
                .containsExactly("code", "factor");
    }

    @Test
    void codesAreJudgedAloneWhateverAttributesAre() throws IOException {
        Evaluation found = evaluate(attributes, Map.of("measures", "mig,unsupervised", "bins", "10"));
        CodeDependence direct = CodeDependence.of(codes, 10);
        assertThat(found.figure("total-correlation").value()).isEqualTo(direct.totalCorrelation());
        assertThat(found.figure("wasserstein-correlation").value()).isEqualTo(direct.wasserstein());
        assertThat(found.figure("wasserstein-correlation-share").value()).isEqualTo(direct.wassersteinShare());
        assertThat(found.figure("code-information").value()).isEqualTo(direct.information());
        assertThat(found.figure("mig").values()).hasSize(2);
    }

    @Test
    void walksAreReducedAsWished() throws IOException {
        double[] z = {0, 1, 2, 3, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0};
        double[] a = {0, 1, 2, 3, 3, 2, 1, 0};
        Inputs walks = new Inputs()
                .with("codes", Given.array(Numbers.of(List.of(2, 2, 4), z)))
                .with("attributes", Given.array(Numbers.of(List.of(2, 1, 4), a)));
        Evaluation each =
                MeasureSet.LATENTS.evaluate(walks, MeasureSet.LATENTS.options(Map.of("reduce", "none")), Step.NONE);
        assertThat(each.figure("monotonicity").values()).containsExactly(1, -1);
        Evaluation all =
                MeasureSet.LATENTS.evaluate(walks, MeasureSet.LATENTS.options(Map.of("reduce", "all")), Step.NONE);
        assertThat(all.figure("monotonicity").values()).containsExactly(new double[] {0}, within(1e-12));
        assertThatThrownBy(() -> MeasureSet.LATENTS.evaluate(
                        walks, MeasureSet.LATENTS.options(Map.of("measures", "mig")), Step.NONE))
                .hasMessageContaining("2 x 2 x 4, which mig is not defined for. Give items x dimensions.");
    }

    @Test
    void factorsMustBeWholeAndSharesLeaveSomethingOnBothSides() {
        assertThatThrownBy(() -> evaluate(attributes, Map.of("measures", "dci")))
                .hasMessageContaining("Give factors as whole numbers");
        assertThatThrownBy(() -> evaluate(factors, Map.of("measures", "dci", "test-share", "1")))
                .hasMessageContaining("test-share is 1.0 of 150 items");
    }

    private Evaluation evaluate(double[][] a, Map<String, String> options) throws IOException {
        return MeasureSet.LATENTS.evaluate(inputs(a), MeasureSet.LATENTS.options(options), Step.NONE);
    }

    private Inputs inputs(double[][] a) {
        return new Inputs()
                .with("codes", Given.array(Numbers.of(codes)))
                .with("attributes", Given.array(Numbers.of(a)));
    }
}
