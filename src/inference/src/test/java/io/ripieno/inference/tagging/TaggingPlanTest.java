package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaggingPlanTest {
    private static final FrontEndCost COST = new FrontEndCost(0.5, 8);

    private final TaggingPlan plan = new TaggingPlan(new int[] {0}, List.of(), 80_000, 5, false);

    @Test
    void theHostTakesTimeForWhatIsResampledAndForEachWindow() {
        assertThat(plan.hostSeconds(COST, 600, true)).isCloseTo(300 + 120 * 8, within(1e-9));
        assertThat(plan.hostSeconds(COST, 600, false)).isCloseTo(120 * 8, within(1e-9));
    }

    @Test
    void nothingIsThoughtOfARecordingWhoseLengthIsNotKnown() {
        assertThat(plan.windows(Double.NaN)).isZero();
        assertThat(plan.hostSeconds(COST, Double.NaN, true)).isZero();
    }

    @Test
    void aLengthBeyondAllMeasureIsThoughtLong() {
        assertThat(plan.hostSeconds(COST, Long.MAX_VALUE / 8_000.0, true)).isGreaterThan(1e15);
    }
}
