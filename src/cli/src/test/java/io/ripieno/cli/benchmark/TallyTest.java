package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private long seconds;
    private final Tally tally = new Tally(() -> seconds * 1_000_000_000L);

    @Test
    void theRateIsTakenFromTheFirstBatchToTheEndOfTheCounting() throws Exception {
        ranAt(1, 4);
        tally.begin();
        ranAt(2, 4);
        ranAt(4, 4);
        ranAt(6, 2);
        endAt(8);
        ranAt(9, 4);
        assertThat(tally.rate()).as("two seconds without work count").isEqualTo(6 / 6.0);
        assertThat(tally.windows()).isEqualTo(10);
        assertThat(tally.meanBatch()).isEqualTo(10 / 3.0);
    }

    @Test
    void callersAddUp() throws Exception {
        tally.begin();
        ranAt(0, 1);
        inAnotherThread(() -> ranAt(1, 1));
        ranAt(2, 8);
        assertThat(tally.hasHeardOf(1)).isTrue();
        assertThat(tally.hasHeardOf(2)).isFalse();
        Thread other = new Thread(() -> {
            ranAt(3, 1);
            ranAt(5, 6);
        });
        other.start();
        other.join();
        assertThat(tally.hasHeardOf(2)).isTrue();
        endAt(5);
        assertThat(tally.rate()).isEqualTo(8 / 5.0 + 6 / 2.0);
    }

    private void endAt(long second) {
        seconds = second;
        tally.end();
    }

    private void ranAt(long second, int windows) {
        seconds = second;
        tally.ran(windows);
    }

    private static void inAnotherThread(Runnable action) throws InterruptedException {
        Thread thread = new Thread(action);
        thread.start();
        thread.join();
    }
}
