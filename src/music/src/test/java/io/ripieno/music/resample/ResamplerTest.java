package io.ripieno.music.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[length];
        for (int n = 0; n < length; n++) {
            noise[n] = (float) (0.3 * random.nextGaussian());
        }
        return noise;
    }

    private static double largestDifference(float[] actual, double[] expected) {
        double worst = 0;
        for (int m = 0; m < expected.length; m++) {
            worst = Math.max(worst, Math.abs(actual[m] - expected[m]));
        }
        return worst;
    }

    @ParameterizedTest(name = "{0} Hz to {1} Hz, {2} samples")
    @CsvSource({
        "44100, 16000, 5000",
        "44100, 16000, 1",
        "48000, 16000, 3001",
        "96000, 16000, 17",
        "16000, 32000, 2000",
        "8000, 44100, 999",
        "48000, 44100, 4001",
        "192000, 8000, 9000",
        "2000000, 16000, 20000",
        "3, 2, 700",
        "1, 7, 300"
    })
    void agreesWithTheDefinition(int fromHz, int toHz, int samples) {
        float[] signal = noise(samples, samples);
        double[] expected = DirectResampling.resample(signal, fromHz, toHz);
        float[] actual = Resampler.resample(signal, fromHz, toHz);

        assertThat(actual).hasSize(expected.length);
        assertThat(largestDifference(actual, expected)).isLessThan(2e-6);
    }

    @ParameterizedTest(name = "{0} Hz to {1} Hz")
    @CsvSource({"44101, 16000", "16000, 44101", "47999, 48000", "192001, 16000", "2000000000, 1999999999"})
    void interpolatesTheTapsOfAwkwardRatios(int fromHz, int toHz) {
        float[] signal = noise(3_000, 4);
        double[] expected = DirectResampling.resample(signal, fromHz, toHz);
        float[] actual = Resampler.resample(signal, fromHz, toHz);

        assertThat(actual).hasSize(expected.length);
        assertThat(largestDifference(actual, expected)).isLessThan(6e-6);
    }

    @ParameterizedTest(name = "{0} Hz to {1} Hz")
    @CsvSource({"44100, 16000", "16000, 32000", "48000, 44100", "48000, 16000", "44101, 16000", "16000, 16000"})
    void givesTheSameBitsHoweverTheInputIsDivided(int fromHz, int toHz) {
        float[] signal = noise(300_000, 8);
        float[] whole = Resampler.resample(signal, fromHz, toHz);
        Random random = new Random(9);
        Resampler resampler = new Resampler(fromHz, toHz);
        for (int most : new int[] {1_000, 250_000}) {
            float[] divided = new float[whole.length];
            int read = 0;
            int written = 0;
            while (read < signal.length) {
                int part = Math.min(1 + random.nextInt(most), signal.length - read);
                int promised = resampler.pendingAfter(part);
                int given = resampler.process(signal, read, part, divided, written);
                assertThat(given).isEqualTo(promised);
                read += part;
                written += given;
            }
            assertThat(written + resampler.pendingAtEnd()).isEqualTo(whole.length);
            assertThat(written + resampler.flush(divided, written)).isEqualTo(whole.length);
            assertThat(Arrays.equals(divided, whole)).isTrue();
        }
    }

    @Test
    void putsTheOutputAtTheTimeOfTheInput() {
        float[] tone = new float[44_100];
        for (int n = 0; n < tone.length; n++) {
            tone[n] = (float) Math.sin(2 * Math.PI * 1_234.5 * n / 44_100);
        }
        float[] output = Resampler.resample(tone, 44_100, 16_000);

        assertThat(output).hasSize(16_000);
        for (int m = 200; m < 15_800; m++) {
            assertThat((double) output[m]).isCloseTo(Math.sin(2 * Math.PI * 1_234.5 * m / 16_000), within(1e-4));
        }
    }

    @Test
    void givesTheProportionalLengthRoundedUp() {
        assertThat(Resampler.resample(new float[0], 44_100, 16_000)).isEmpty();
        assertThat(Resampler.resample(new float[1], 44_100, 16_000)).hasSize(1);
        assertThat(Resampler.resample(new float[441], 44_100, 16_000)).hasSize(160);
        assertThat(Resampler.resample(new float[442], 44_100, 16_000)).hasSize(161);
        assertThat(Resampler.resample(new float[5], 8_000, 16_000)).hasSize(10);
    }

    @Test
    void leavesEqualRatesAlone() {
        float[] signal = noise(100, 1);

        assertThat(Resampler.resample(signal, 16_000, 16_000)).isEqualTo(signal);
    }

    @Test
    void refusesRatesThatAreNotPositiveAndRatiosThatTakeEndlessFilters() {
        assertThatThrownBy(() -> new Resampler(0, 16_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Both sample rates (0 Hz to 16000 Hz) must be at least 1 Hz.");
        assertThatThrownBy(() -> new Resampler(2_000_001, 16_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000001 Hz to 16000 Hz")
                .hasMessageContaining("two steps");
    }
}
