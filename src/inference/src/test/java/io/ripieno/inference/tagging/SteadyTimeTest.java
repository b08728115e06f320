package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private int runs;

    @Test
    void codeThatIsStillInterpretedDoesNotCount() {
        assertThat(measured(run -> run < 15 ? 40 * MILLI : 2 * MILLI, 0)).isCloseTo(0.002, within(1e-9));
    }

    @Test
    void itEndsOnceItGetsNoFaster() {
        assertThat(measured(run -> MILLI, 0)).isCloseTo(0.001, within(1e-9));
        assertThat(runs).isEqualTo(30);
    }

    @Test
    void slowWorkIsMeasuredForASecond() {
        assertThat(measured(run -> 400 * MILLI, 0)).isCloseTo(0.4, within(1e-9));
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void whatWasKeptIsBelievedAsSoonAsATimeIsLikeIt() {
        assertThat(measured(run -> run < 3 ? 40 * MILLI : 3 * MILLI, 0.002)).isEqualTo(0.002);
        assertThat(runs).isEqualTo(4);
    }

    @Test
    void whatWasKeptAndCannotBeIsMeasuredAgain() {
        assertThat(measured(run -> MILLI, 0.01)).isCloseTo(0.001, within(1e-9));
        assertThat(measured(run -> 10 * MILLI, 0.001)).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void theTimeIsThatOfOneUnit() {
        SteadyTime time = new SteadyTime(() -> now, 5, () -> now += MILLI);
        assertThat(time.seconds(0)).isCloseTo(0.0002, within(1e-12));
    }

    private double measured(IntToLongFunction nanos, double kept) {
        runs = 0;
        return new SteadyTime(() -> now, 1, () -> now += nanos.applyAsLong(runs++)).seconds(kept);
    }
}
