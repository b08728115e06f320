package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OddRunsTest {
    private final OddRuns runs = new OddRuns();

    @Test
    void sizesTriedAtWarmUpAreUsual() {
        assertThat(runs.isOdd(1)).isFalse();
        assertThat(runs.isOdd(32)).isFalse();
    }

    @Test
    void aRunLargerThanAllBeforeItIsOddOnce() {
        run(100, 4);
        assertThat(runs.isOdd(4)).isFalse();
        assertThat(runs.isOdd(5)).isTrue();
        assertThat(runs.isOdd(5)).isFalse();
    }

    @Test
    void aSizeThatHasNotComeForLongIsOddAgain() {
        run(70, 4);
        assertThat(runs.isOdd(32)).isTrue();
        run(130, 4);
        assertThat(runs.isOdd(32)).isTrue();
    }

    private void run(int times, int items) {
        for (int i = 0; i < times; i++) {
            runs.isOdd(items);
        }
    }
}
