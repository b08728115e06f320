package io.ripieno.music.metrics.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

class RatiosTest {
    private static final float[][] TRUTH = {{1, -1, 1, -1}};

    @Test
    void equalWorkedExamples() {
        float[][] estimate = {{1.5f, -0.5f, 1.5f, -0.5f}};

        // An offset of a half: energy 4 to 1; with the means taken off nothing is wrong.
        assertThat(Ratios.sdr(TRUTH, estimate)).isCloseTo(10 * Math.log10(4), within(1e-12));
        assertThat(Ratios.scaleInvariant(TRUTH, estimate, false)).isCloseTo(10 * Math.log10(4), within(1e-12));
        assertThat(Ratios.scaleInvariant(TRUTH, estimate, true)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Ratios.utterance(TRUTH, estimate)).isCloseTo(10 * Math.log10(4.0000001 / 1.0000001), within(1e-12));
        assertThat(Ratios.improvement(TRUTH, estimate, new float[][] {{2, 0, 2, 0}}))
                .isCloseTo(10 * Math.log10(4), within(1e-12));
    }

    @Test
    void onlyTheScaleInvariantOneForgivesGain() {
        float[][] estimate = {{0.6f, -0.4f, 0.5f, -0.5f}};
        float[][] louder = {{1.2f, -0.8f, 1, -1}};

        assertThat(Ratios.scaleInvariant(TRUTH, louder, false))
                .isCloseTo(Ratios.scaleInvariant(TRUTH, estimate, false), within(1e-5));
        assertThat(Ratios.sdr(TRUTH, louder)).isGreaterThan(Ratios.sdr(TRUTH, estimate) + 5);
    }

    @Test
    void anEstimateOfNothingIsTheWorst() {
        float[][] offset = {{0.1f, 0.1f, 0.1f, 0.1f}};

        assertThat(Ratios.scaleInvariant(TRUTH, new float[1][4], false)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Ratios.scaleInvariant(TRUTH, new float[1][4], true)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Ratios.scaleInvariant(TRUTH, offset, true)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theNewSdrIsDefinedForSilence() {
        float[][] silence = {{0, 0, 0, 0}};

        assertThat(Ratios.utterance(silence, silence)).isZero();
        assertThatThrownBy(() -> Ratios.scaleInvariant(silence, TRUTH, false))
                .isInstanceOf(MetricException.class)
                .hasMessageEndingWith("Leave the source out.");
        assertThatThrownBy(() -> Ratios.sdr(silence, silence)).hasMessageEndingWith("Leave the source out.");
        assertThatThrownBy(() -> Ratios.sdr(TRUTH, new float[][] {{1}})).hasMessageEndingWith("Give the same shape.");
    }
}
