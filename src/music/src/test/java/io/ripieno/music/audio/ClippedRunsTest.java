package io.ripieno.music.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClippedRunsTest {
    private final ClippedRuns runs = new ClippedRuns(2);

    @Test
    void pairsAreNotCounted() {
        add(0, 0, 1, 10, 11, 20);
        assertThat(runs.samples()).isZero();
    }

    @Test
    void allSamplesOfARunOfThreeOrMoreAreCounted() {
        add(0, 5, 6, 7);
        assertThat(runs.samples()).isEqualTo(3);
        add(0, 8, 9, 20, 21, 22);
        assertThat(runs.samples()).isEqualTo(8);
    }

    @Test
    void channelsHaveRunsOfTheirOwn() {
        for (int frame = 0; frame < 2; frame++) {
            add(0, frame);
            add(1, frame);
        }
        assertThat(runs.samples()).isZero();
        add(1, 2);
        assertThat(runs.samples()).isEqualTo(3);
    }

    private void add(int channel, long... frames) {
        for (long frame : frames) {
            runs.add(channel, frame);
        }
    }
}
