package io.ripieno.music.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowTest {
    private static double[] values(Window window) {
        double[] values = new double[window.length()];
        for (int n = 0; n < values.length; n++) {
            values[n] = window.at(n);
        }
        return values;
    }

    /** Values of the closed forms at quarter periods. */
    @Test
    void takesTheValuesOfTheClosedForms() {
        assertThat(values(Window.symmetricHann(5))).containsExactly(new double[] {0, 0.5, 1, 0.5, 0}, within(1e-15));
        assertThat(values(Window.periodicHann(4))).containsExactly(new double[] {0, 0.5, 1, 0.5}, within(1e-15));
        assertThat(values(Window.squareRootHann(4)))
                .containsExactly(new double[] {0, Math.sqrt(0.5), 1, Math.sqrt(0.5)}, within(1e-15));
        assertThat(values(Window.symmetricHamming(5)))
                .containsExactly(new double[] {0.08, 0.54, 1, 0.54, 0.08}, within(1e-15));
        assertThat(values(Window.periodicHamming(4)))
                .containsExactly(new double[] {0.08, 0.54, 1, 0.54}, within(1e-15));
        assertThat(values(Window.rectangular(3))).containsExactly(1, 1, 1);
    }

    /** I0(2) = 2.2795853023360673, I0(4) = 11.301921952136330 (Abramowitz and Stegun, table 9.8). */
    @Test
    void takesKaiserValuesFromTheBesselFunction() {
        double[] kaiser = values(Window.kaiser(5, 4));

        assertThat(kaiser[2]).isEqualTo(1);
        assertThat(kaiser[0]).isEqualTo(1 / 11.301921952136330, within(1e-14));
        assertThat(kaiser[4]).isEqualTo(kaiser[0]);
        assertThat(new Kaiser(4).at(Math.sqrt(0.75))).isEqualTo(2.2795853023360673 / 11.301921952136330, within(1e-14));
        assertThat(new Kaiser(4).at(1.01)).isZero();
    }

    @Test
    void ofOneSampleIsOne() {
        assertThat(Window.symmetricHann(1).at(0)).isEqualTo(1);
        assertThat(Window.symmetricHamming(1).at(0)).isEqualTo(1);
        assertThat(Window.kaiser(1, 5).at(0)).isEqualTo(1);
    }

    @Test
    void refusesAKaiserShapeBelowZeroAndAnAttenuationOutsideTheFormula() {
        assertThatThrownBy(() -> new Kaiser(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(-1.0)");
        assertThatThrownBy(() -> Kaiser.forAttenuation(40))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(40.0 dB)");
    }

    @Test
    void refusesALengthOfZero() {
        assertThatThrownBy(() -> Window.periodicHann(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The length of a periodic Hann window (0) must be at least 1 sample.");
    }
}
