package io.ripieno.models.train.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrequencyMixStyleTest {
    private static final int EXAMPLES = 6;
    private static final int BANDS = 3;
    private static final int FRAMES = 50;

    @Test
    void leavesFeaturesAloneWhereTheChanceIsNone() {
        float[] features = features();
        assertThat(new FrequencyMixStyle(0, 0.3).apply(features, EXAMPLES, BANDS, new Random(1)))
                .isSameAs(features);
    }

    @Test
    void mixesMeanAndDeviationOfABandBetweenThoseOfTwoExamplesAndKeepsItsShape() {
        float[] features = features();
        float[] mixed = new FrequencyMixStyle(1, 0.3).apply(features, EXAMPLES, BANDS, new Random(4));
        assertThat(features).isEqualTo(features());
        int moved = 0;
        for (int band = 0; band < BANDS; band++) {
            for (int example = 0; example < EXAMPLES; example++) {
                int row = example * BANDS + band;
                double mean = mean(mixed, row);
                moved += Math.abs(mean - mean(features, row)) > 0.01 ? 1 : 0;
                assertThat(mean).isBetween(band - 1e-3, band + 10.0 * (EXAMPLES - 1) + 1e-3);
                assertThat(correlation(mixed, features, row)).isCloseTo(1, within(1e-4));
            }
        }
        assertThat(moved).isGreaterThan(BANDS);
    }

    @Test
    void lendsAllBandsOfAnExampleTheStyleOfOneOtherInOneMeasure() {
        float[] mixed = new FrequencyMixStyle(1, 0.3).apply(features(), EXAMPLES, BANDS, new Random(4));
        for (int example = 0; example < EXAMPLES; example++) {
            double shift = mean(mixed, example * BANDS);
            for (int band = 1; band < BANDS; band++) {
                assertThat(mean(mixed, example * BANDS + band) - band).isCloseTo(shift, within(1e-3));
            }
        }
    }

    @Test
    void isTheSameForTheSameRandomNumbers() {
        FrequencyMixStyle style = new FrequencyMixStyle(1, 0.3);
        assertThat(style.apply(features(), EXAMPLES, BANDS, new Random(9)))
                .isEqualTo(style.apply(features(), EXAMPLES, BANDS, new Random(9)))
                .isNotEqualTo(style.apply(features(), EXAMPLES, BANDS, new Random(10)));
    }

    @Test
    void refusesAChanceAboveOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrequencyMixStyle(1.5, 0.3))
                .withMessageContaining("1.5");
    }

    /** Band b of example e has the mean b + 10 e. */
    private static float[] features() {
        float[] features = new float[EXAMPLES * BANDS * FRAMES];
        for (int i = 0; i < features.length; i++) {
            int row = i / FRAMES;
            features[i] = (float) (row % BANDS + 10 * (row / BANDS) + Math.cos(2 * Math.PI * (i % FRAMES) / FRAMES));
        }
        return features;
    }

    private static double mean(float[] features, int row) {
        double sum = 0;
        for (int i = row * FRAMES; i < (row + 1) * FRAMES; i++) {
            sum += features[i];
        }
        return sum / FRAMES;
    }

    private static double correlation(float[] a, float[] b, int row) {
        double meanA = mean(a, row);
        double meanB = mean(b, row);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = row * FRAMES; i < (row + 1) * FRAMES; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(squareA * squareB);
    }
}
