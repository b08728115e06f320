package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunCostTest {
    private final RunCost cost = new RunCost(new TreeMap<>(Map.of(2, 4.0, 4, 3.0, 8, 11.0)));

    @Test
    void measuredSizesAreJoinedAndNeverFall() {
        assertThat(cost.seconds(2)).isEqualTo(4);
        assertThat(cost.seconds(3)).isEqualTo(4);
        assertThat(cost.seconds(4)).isEqualTo(4);
        assertThat(cost.seconds(6)).isCloseTo(7.5, within(1e-12));
        assertThat(cost.seconds(8)).isEqualTo(11);
    }

    @Test
    void outsideOfTheMeasuredSizesTheCostIsFlatBelowAndProportionalAbove() {
        assertThat(cost.seconds(1)).isEqualTo(4);
        assertThat(cost.seconds(16)).isEqualTo(22);
    }

    @Test
    void theBestBatchCostsLeastPerItem() {
        assertThat(cost.bestBatch()).isEqualTo(4);
        assertThat(new RunCost(new TreeMap<>(Map.of(1, 1.0, 2, 2.0))).bestBatch())
                .isEqualTo(1);
    }
}
