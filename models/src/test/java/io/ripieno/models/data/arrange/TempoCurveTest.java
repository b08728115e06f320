package io.ripieno.models.data.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.TempoCurve.Knot;
import java.util.List;
import org.junit.jupiter.api.Test;

class TempoCurveTest {
    private static final TempoCurve CURVE =
            new TempoCurve(List.of(new Knot(0, 0), new Knot(4, 2), new Knot(8, 6), new Knot(10, 7)));

    @Test
    void positionsAndTimesAreEachOthersReverse() {
        assertThat(CURVE.seconds(6)).isEqualTo(4);
        assertThat(CURVE.seconds(12)).as("beyond the end at the last speed").isEqualTo(8);
        assertThat(CURVE.tempo(5)).isEqualTo(60);
        for (double quarters = 0; quarters < 14; quarters += 0.37) {
            assertThat(CURVE.quarters(CURVE.seconds(quarters))).isCloseTo(quarters, within(1e-9));
        }
        assertThat(TempoCurve.steady(90).seconds(3)).isCloseTo(2, within(1e-12));
    }

    @Test
    void timeThatDoesNotRiseIsRefused() {
        assertThatThrownBy(() -> new TempoCurve(List.of(new Knot(0, 0), new Knot(4, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must rise");
    }
}
