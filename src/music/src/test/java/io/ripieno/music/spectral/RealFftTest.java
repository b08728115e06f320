package io.ripieno.music.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 15, 16, 97, 128, 441, 512, 600, 1024})
    void agreesWithTheDefinitionAndIsUndoneByItsInverse(int size) {
        Random random = new Random(size);
        double[] frame = random.doubles(size, -1, 1).toArray();
        RealFft fft = new RealFft(size);
        float[] spectrum = new float[2 * fft.bins()];
        fft.forward(frame.clone(), spectrum);

        double[][] expected = DirectTransform.spectrum(frame);
        assertThat(fft.bins()).isEqualTo(expected.length);
        for (int bin = 0; bin < expected.length; bin++) {
            assertThat((double) spectrum[2 * bin]).isCloseTo(expected[bin][0], within(1e-5));
            assertThat((double) spectrum[2 * bin + 1]).isCloseTo(expected[bin][1], within(1e-5));
        }
        double[] back = new double[size];
        fft.inverse(spectrum, back);
        for (int n = 0; n < size; n++) {
            assertThat(back[n]).isCloseTo(frame[n], within(1e-6));
        }
    }

    @Test
    void refusesASizeOfZero() {
        assertThatThrownBy(() -> new RealFft(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0)");
    }
}
