package io.ripieno.models.benchmark.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.ReleaseReason;
import org.junit.jupiter.api.Test;

/** Times in milliseconds. */
class IdleGapsTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private final IdleGaps gaps = new IdleGaps(() -> now);

    @Test
    void aWindowThatWaitsWhileAnotherRunsIsNoGap() {
        batch(0, 0, 0, 100);
        batch(10, 0, 100, 200);
        assertThat(gaps.longestMillis()).isZero();
    }

    @Test
    void whatWaitsWhileNothingRunsIsAGapAndAnEmptyQueueIsNone() {
        batch(0, 0, 0, 100);
        batch(100, 0, 130, 200);
        batch(500, 0, 500, 600);
        assertThat(gaps.longestMillis()).isEqualTo(30);
    }

    @Test
    void loadingASessionIsWaiting() {
        batch(0, 70, 80, 100);
        assertThat(gaps.longestMillis()).isEqualTo(80);
    }

    @Test
    void aLongRunBesideShorterOnesFillsTheirGaps() {
        batch(0, 0, 0, 100);
        batch(100, 0, 160, 180);
        batch(20, 0, 30, 300);
        assertThat(gaps.longestMillis()).as("the long run ends last").isZero();
    }

    @Test
    void aGapEndsWithTheWaitAndMayLieBetweenRuns() {
        batch(0, 0, 10, 20);
        batch(0, 0, 60, 80);
        assertThat(gaps.longestMillis()).as("from 20 to 60").isEqualTo(40);
        assertThat(gaps.waitingShare()).isCloseTo(60 / 80.0, within(1e-9));
    }

    /** Queued at a moment, run from another to a third; just before the run it waited so long for its session. */
    private void batch(long queued, long session, long from, long to) {
        now = to * MILLI;
        long queue = from - session - queued;
        gaps.onBatch(new BatchReport(
                new BatchKey("model@1", "main", "windows"),
                "cpu",
                ReleaseReason.FULL,
                4,
                4,
                1,
                0,
                0,
                1,
                0,
                4 * queue * MILLI,
                queue * MILLI,
                session * MILLI,
                0,
                0,
                0,
                (to - from) * MILLI,
                0));
    }
}
