package io.ripieno.music.metrics.melody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import org.junit.jupiter.api.Test;

class GroupEffectTest {
    /** Overlaps of note-length histograms (Genchel, Pati and Lerch, 2019): Bebop, models with and without the other stream. */
    private static final double[] WITH = {.665, .581, .498, .662, .544, .482};

    private static final double[] WITHOUT = {.868, .849, .797, .694, .674, .733, .683};

    @Test
    void findsTheEffectThatThePaperReports() {
        GroupEffect effect = GroupEffect.of(WITH, WITHOUT);

        assertThat(effect.t()).isCloseTo(-4.15, within(0.02));
        assertThat(effect.probability()).isCloseTo(0.002, within(0.0005));
        assertThat(effect.degreesOfFreedom()).isEqualTo(11);
    }

    @Test
    void equalsScipy() {
        // ttest_ind of scipy 1.17.1.
        GroupEffect effect = GroupEffect.of(WITH, WITHOUT);
        assertThat(effect.t()).isCloseTo(-4.150855701420024, within(1e-12));
        assertThat(effect.probability()).isCloseTo(0.0016141151863246692, within(1e-12));
        // 2 * t.sf(1.3, degrees).
        double[] probabilities = {
            0.41742880032030544,
            0.3232470318160403,
            0.28446750872789706,
            0.2634515964712241,
            0.2503006341706771,
            0.2413051746227861,
            0.23476783539237725
        };
        for (int degrees = 1; degrees <= probabilities.length; degrees++) {
            assertThat(new GroupEffect(1.3, degrees).probability())
                    .isCloseTo(probabilities[degrees - 1], within(1e-14));
            assertThat(new GroupEffect(-1.3, degrees).probability())
                    .isEqualTo(new GroupEffect(1.3, degrees).probability());
        }
    }

    @Test
    void swappingGroupsTurnsTheSign() {
        assertThat(GroupEffect.of(WITHOUT, WITH).t())
                .isEqualTo(-GroupEffect.of(WITH, WITHOUT).t());
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> GroupEffect.of(WITH, new double[0]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("6 and 0");
        assertThatThrownBy(() -> GroupEffect.of(new double[1], new double[1])).hasMessageContaining("three in all");
    }
}
