package io.ripieno.music.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuickLogTest {
    @Test
    void agreesWithTheLogarithmFromTheSmallestToTheLargestNumbers() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double x = Math.exp(1_400 * random.nextDouble() - 700);
            double y = 0.5 + 1.5 * random.nextDouble();
            if (Math.abs(QuickLog.of(x) - Math.log(x)) > 1e-11 || Math.abs(QuickLog.of(y) - Math.log(y)) > 1e-11) {
                assertThat(QuickLog.of(x)).isCloseTo(Math.log(x), within(1e-11));
                assertThat(QuickLog.of(y)).isCloseTo(Math.log(y), within(1e-11));
            }
        }
    }

    @Test
    void isZeroAtOneAndFollowsTheLogarithmWhereItHasNoFiniteValue() {
        assertThat(QuickLog.of(1)).isZero();
        assertThat(QuickLog.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(QuickLog.of(-1)).isNaN();
        assertThat(QuickLog.of(Double.NaN)).isNaN();
        assertThat(QuickLog.of(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(QuickLog.of(Double.MIN_VALUE)).isEqualTo(Math.log(Double.MIN_VALUE));
    }
}
