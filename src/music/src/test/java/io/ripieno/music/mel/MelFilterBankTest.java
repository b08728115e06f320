package io.ripieno.music.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MelFilterBankTest {
    private static double sum(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** Golden values of the filter matrix of the published VGGish code. */
    @Test
    void agreesWithTheMatrixOfVggish() {
        MelFilterBank bank = new MelFilterBank(64, 125, 7_500, 512, 16_000);
        int nonZeros = 0;
        double total = 0;
        for (int band = 0; band < 64; band++) {
            nonZeros += bank.weights(band).length;
            total += sum(bank.weights(band));
        }

        assertThat(nonZeros).isEqualTo(461);
        assertThat(total).isCloseTo(230.913599, within(1e-5));
        assertThat(sum(bank.weights(0))).isCloseTo(0.947690, within(1e-6));
        assertThat(sum(bank.weights(1))).isCloseTo(0.985416, within(1e-6));
        assertThat(sum(bank.weights(31))).isCloseTo(2.889028, within(1e-6));
        assertThat(sum(bank.weights(63))).isCloseTo(8.944183, within(1e-6));
        assertThat(bank.centre(0)).isCloseTo(154.669, within(1e-3));
        assertThat(bank.centre(1)).isCloseTo(185.405, within(1e-3));
        assertThat(bank.centre(63)).isCloseTo(7_215.345, within(1e-3));
    }

    @Test
    void weighsAsTheDenseMatrixDoes() {
        MelFilterBank bank = new MelFilterBank(40, 20, 8_000, 256, 16_000);
        double[] spectrum = new Random(1).doubles(130).toArray();
        double[][] spectra = new double[128][];
        Arrays.setAll(spectra, bin -> new double[] {0, spectrum[2 + bin], Double.NaN});
        double[] sums = {7, 7, 7};
        double low = MelScale.fromHertz(20);
        double step = (MelScale.fromHertz(8_000) - low) / 41;
        for (int band = 0; band < 40; band++) {
            double expected = 0;
            for (int bin = 0; bin < 128; bin++) {
                double position = (MelScale.fromHertz(bin * 62.5) - low) / step - band;
                expected += spectrum[2 + bin] * Math.max(0, Math.min(position, 2 - position));
            }
            assertThat(bank.apply(band, spectrum, 2)).isCloseTo(expected, within(1e-6));
            bank.apply(band, spectra, sums, 2);
            assertThat(sums[0]).isZero();
            assertThat(sums[1]).isCloseTo(expected, within(1e-6));
            assertThat(sums[2]).isEqualTo(7);
        }
    }

    @Test
    void leavesOutTheNyquistBin() {
        MelFilterBank bank = new MelFilterBank(96, 0, 8_000, 1024, 16_000);

        assertThat(bank.firstBin(95) + bank.weights(95).length).isEqualTo(512);
        assertThat(bank.bands()).isEqualTo(96);
    }

    @Test
    void refusesARangeThatDoesNotFitTheSampleRateAndNoBands() {
        assertThatThrownBy(() -> new MelFilterBank(96, 0, 8_001, 1024, 16_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0 to 8001.0 Hz")
                .hasMessageContaining("16000 Hz");
        assertThatThrownBy(() -> new MelFilterBank(0, 0, 8_000, 1024, 16_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0)");
    }

    @Test
    void turnsMelBackIntoHertz() {
        assertThat(MelScale.fromHertz(1_000)).isCloseTo(1127 * Math.log(1 + 1000 / 700.0), within(1e-9));
        assertThat(MelScale.toHertz(MelScale.fromHertz(1_234))).isCloseTo(1_234, within(1e-9));
    }
}
