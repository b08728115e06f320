package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSizeTest {
    private final SessionSize size = new SessionSize(1_000, 100);

    @Test
    void growthThatIsPlausibleIsBelieved() {
        assertThat(size.measured(2_500)).isEqualTo(2_500);
    }

    @Test
    void theLeastOfAllLoadsIsBelievedAsOtherWorkAddsToTheRest() {
        assertThat(size.measured(4_000)).isEqualTo(4_000);
        assertThat(size.measured(1_500)).isEqualTo(1_500);
        assertThat(size.measured(5_000)).isEqualTo(1_500);
    }

    @Test
    void itIsNeverLessThanTheWeightsThoughOtherWorkGaveMemoryBack() {
        assertThat(size.measured(-50_000)).isEqualTo(1_000);
    }

    @Test
    void itIsNeverMoreThanWeightsAndLayersCanTakeThoughOtherWorkGrew() {
        assertThat(size.measured(1L << 40)).isEqualTo(3 * 1_000 + 32 * 100);
    }
}
