package io.ripieno.music.metrics.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

class OracleMasksTest {
    private static final int SAMPLES = 16_384;

    private final Sources tones = new Sources(new float[][][] {{tone(50)}, {tone(300)}});
    private final float[][] mixture = {sum(tones)};

    @Test
    void masksPartTonesThatDoNotOverlap() {
        for (OracleMasks masks : new OracleMasks[] {OracleMasks.SISEC, OracleMasks.UNMIX}) {
            for (Sources estimates :
                    new Sources[] {masks.binary(tones, mixture, 1, 0.5), masks.ratio(tones, mixture, 2)}) {
                for (int s = 0; s < 2; s++) {
                    assertThat(Ratios.sdr(tones.samples()[s], estimates.samples()[s]))
                            .isGreaterThan(30);
                }
            }
        }
    }

    @Test
    void ratioMasksShareOutTheWholeMixture() {
        Sources estimates = OracleMasks.SISEC.ratio(tones, mixture, 2);

        for (int n = 0; n < SAMPLES; n++) {
            assertThat(estimates.samples()[0][0][n] + estimates.samples()[1][0][n])
                    .isCloseTo(mixture[0][n], within(1e-5f));
        }
    }

    @Test
    void theMixtureAsEstimateIsWholeOrShared() {
        Sources whole = OracleMasks.mixture(2, mixture, 1);
        Sources shared = OracleMasks.mixture(2, mixture, 0.5);

        assertThat(whole.samples()[1][0][7]).isEqualTo(mixture[0][7]);
        assertThat(shared.samples()[1][0][7]).isEqualTo(mixture[0][7] / 2);
        assertThat(Ratios.sdr(tones.samples()[0], whole.samples()[0])).isCloseTo(0, within(0.1));
    }

    @Test
    void refusesAMixtureOfAnotherShape() {
        assertThatThrownBy(() -> OracleMasks.SISEC.ratio(tones, new float[1][5], 2))
                .isInstanceOf(MetricException.class)
                .hasMessageEndingWith("Give the mixture of these references.");
    }

    @Test
    void takesAnyGridWhoseFramesOverlapByAQuarter() {
        assertThat(Ratios.sdr(
                        tones.samples()[0],
                        new OracleMasks(1023, 767).ratio(tones, mixture, 2).samples()[0]))
                .isFinite();
        assertThat(Ratios.sdr(
                        tones.samples()[0],
                        new OracleMasks(2, 1).ratio(tones, mixture, 2).samples()[0]))
                .isFinite();
        assertThatThrownBy(() -> new OracleMasks(1024, 1024))
                .isInstanceOf(MetricException.class)
                .hasMessage("Masks of frames of 1024 samples are 1024 apart. Give a hop from 1 to three"
                        + " quarters of the frame.");
    }

    private static float[] tone(int cycles) {
        float[] tone = new float[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            tone[n] = (float) Math.sin(2 * Math.PI * cycles * 8 * n / SAMPLES);
        }
        return tone;
    }

    private static float[] sum(Sources sources) {
        float[] sum = new float[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            sum[n] = sources.samples()[0][0][n] + sources.samples()[1][0][n];
        }
        return sum;
    }
}
