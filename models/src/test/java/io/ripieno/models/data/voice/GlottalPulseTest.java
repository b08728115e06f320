package io.ripieno.models.data.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlottalPulseTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.7, 2.5})
    void flowEndsWhereItBeganAndIsCutOffAtItsSteepest(double rd) {
        double[] period = GlottalPulse.period(rd);
        double flow = 0;
        double most = 0;
        double least = 0;
        for (double slope : period) {
            flow += slope / GlottalPulse.SIZE;
            most = Math.max(most, flow);
            least = Math.min(least, slope);
        }
        assertThat(flow).isCloseTo(0, within(0.01 * most));
        assertThat(least).isCloseTo(-1, within(0.02));
        assertThat(most).isPositive();
    }

    @Test
    void breathyPulseIsDarkerThanAPressedOne() {
        assertThat(share(0.6, 10)).isGreaterThan(3 * share(2.3, 10));
    }

    private static double share(double rd, int harmonic) {
        double[] period = GlottalPulse.period(rd);
        return magnitude(period, harmonic) / magnitude(period, 1);
    }

    private static double magnitude(double[] period, int harmonic) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < period.length; i++) {
            re += period[i] * Math.cos(2 * Math.PI * harmonic * i / period.length);
            im += period[i] * Math.sin(2 * Math.PI * harmonic * i / period.length);
        }
        return Math.hypot(re, im);
    }

    @Test
    void tablesHaveNoHarmonicAboveHalfTheSampleRate() {
        float[] table = new GlottalPulse(1).table(1000, 16_000);
        double[] period = new double[GlottalPulse.SIZE];
        for (int i = 0; i < period.length; i++) {
            period[i] = table[i];
        }
        assertThat(magnitude(period, 3)).isGreaterThan(1);
        for (int harmonic = 9; harmonic < 40; harmonic++) {
            assertThat(magnitude(period, harmonic)).isLessThan(1e-2);
        }
    }
}
