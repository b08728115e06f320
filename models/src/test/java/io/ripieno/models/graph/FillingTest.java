package io.ripieno.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bounds are exact; standard deviations are those of 200,000 draws, whose own error is below 0.2 %. */
class FillingTest {
    private static final int DRAWS = 200_000;
    private static final Fans FANS = new Fans(10, 40);

    @Test
    void fillsWithOneValue() {
        assertThat(Filling.constant(0.5f).fill(3)).containsExactly(0.5f, 0.5f, 0.5f);
    }

    @Test
    void uniformValuesReachTheirBoundAndNotBeyond() {
        assertUniform(Filling.uniform(0.3, random()), 0.3);
        assertUniform(Filling.uniformByFanIn(16, random()), 0.25);
        assertUniform(Filling.xavierUniform(FANS, random()), Math.sqrt(6.0 / 50));
        assertUniform(Filling.heUniform(10, random()), Math.sqrt(6.0 / 10));
    }

    @Test
    void normalValuesHaveTheirDeviation() {
        assertNormal(Filling.normal(1, random()), 1);
        assertNormal(Filling.xavierNormal(FANS, random()), 0.2);
        assertNormal(Filling.heNormal(8, random()), 0.5);
    }

    @Test
    void bothXavierRulesHaveOneVariance() {
        assertThat(deviation(Filling.xavierUniform(FANS, random()).fill(DRAWS)))
                .isCloseTo(deviation(Filling.xavierNormal(FANS, random()).fill(DRAWS)), within(0.002));
    }

    @Test
    void readsFansFromShapes() {
        assertThat(Fans.of(256, 10)).isEqualTo(new Fans(10, 256));
        assertThat(Fans.of(64, 8, 4)).isEqualTo(new Fans(32, 256));
        assertThat(Fans.of(64, 8, 4, 4)).isEqualTo(new Fans(128, 1024));
    }

    @Test
    void refusesAVectorWhichHasNoFans() {
        assertThatThrownBy(() -> Fans.of(7)).hasMessageContaining("[7]").hasMessageContaining("two dimensions");
        assertThatThrownBy(() -> Fans.of(7, 0)).hasMessageContaining("0 in and 7 out");
    }

    private static SplittableRandom random() {
        return new SplittableRandom(5);
    }

    private static void assertUniform(Filling filling, double bound) {
        float[] values = filling.fill(DRAWS);
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isBetween(0.999 * bound, (double) (float) bound);
        assertThat(deviation(values)).isCloseTo(bound / Math.sqrt(3), within(0.01 * bound));
    }

    private static void assertNormal(Filling filling, double deviation) {
        float[] values = filling.fill(DRAWS);
        assertThat(deviation(values)).isCloseTo(deviation, within(0.01 * deviation));
        int beyondTwo = 0;
        for (float value : values) {
            beyondTwo += Math.abs(value) > 2 * deviation ? 1 : 0;
        }
        assertThat(beyondTwo / (double) DRAWS).isCloseTo(0.0455, within(0.003));
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        assertThat(mean).isCloseTo(0, within(0.01));
        return Math.sqrt(squares / values.length - mean * mean);
    }
}
