package io.ripieno.music.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerSpectraTest {
    private static double[][] frames(int count, int size, long seed) {
        Random random = new Random(seed);
        double[][] frames = new double[count][];
        Arrays.setAll(frames, frame -> random.doubles(size, -1, 1).toArray());
        return frames;
    }

    private static void fill(PowerSpectra spectra, double[][] frames) {
        for (int frame = 0; frame < frames.length; frame++) {
            for (int n = 0; n < frames[frame].length; n++) {
                spectra.samples()[n][frame] = frames[frame][n];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64, 512})
    void agreesWithTheDefinition(int size) {
        double[][] frames = frames(3, size, size);
        PowerSpectra spectra = new PowerSpectra(size, 3);
        fill(spectra, frames);
        double[][] powers = spectra.transform(3);

        assertThat(powers).hasNumberOfRows(size / 2);
        for (int frame = 0; frame < 3; frame++) {
            double[][] expected = DirectTransform.spectrum(frames[frame]);
            for (int bin = 0; bin < size / 2; bin++) {
                double power = expected[bin][0] * expected[bin][0] + expected[bin][1] * expected[bin][1];
                assertThat(powers[bin][frame]).isCloseTo(power, within(1e-9 * (1 + power)));
            }
        }
    }

    /** A quiet frame beside a loud one, and few frames after many: none hears of another. */
    @Test
    void givesAFrameTheSameBitsWhateverStandsBesideIt() {
        double[][] frames = frames(70, 128, 5);
        for (int n = 0; n < 128; n++) {
            frames[1][n] *= 1e-9;
        }
        PowerSpectra spectra = new PowerSpectra(128, 70);
        fill(spectra, frames);
        double[][] together = spectra.transform(70);
        double[][] kept = new double[64][];
        Arrays.setAll(kept, bin -> together[bin].clone());
        for (int frame : new int[] {0, 1, 69}) {
            fill(spectra, new double[][] {frames[frame]});
            double[][] alone = spectra.transform(1);
            for (int bin = 0; bin < 64; bin++) {
                assertThat(alone[bin][0]).isEqualTo(kept[bin][frame]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 12, 1000})
    void refusesSizesThatAreNotPowersOfTwoFrom8On(int size) {
        assertThatThrownBy(() -> new PowerSpectra(size, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + size + ")")
                .hasMessageContaining("power of two");
    }
}
