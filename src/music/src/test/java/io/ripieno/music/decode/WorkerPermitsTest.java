package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerPermitsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private long now;

    @Test
    void lanesComeFirstThenDeadlinesThenTheShorterThenWhoAskedFirst() {
        WorkerPermits permits = permits(1, 0);
        WorkerPermit held = permits.ask(Claim.ofLong(1));
        List<WorkerPermit> inOrder = new ArrayList<>();
        WorkerPermit second = permits.ask(Claim.ofLong(7200));
        WorkerPermit third = permits.ask(Claim.ofLong(7200));
        inOrder.add(permits.ask(Claim.ofLong(7200).in(1)));
        inOrder.add(permits.ask(Claim.ofLong(7200).until(Instant.EPOCH)));
        inOrder.add(permits.ask(Claim.ofLong(5)));
        inOrder.add(second);
        inOrder.add(third);
        assertThat(permits.waiting()).isEqualTo(5);
        WorkerPermit last = held;
        for (WorkerPermit next : inOrder) {
            assertThat(next.had).isNotDone();
            permits.release(last);
            assertThat(next.had).isCompleted();
            last = next;
        }
        assertThat(permits.waiting()).isZero();
    }

    @Test
    void longOnesLeaveTheWorkersThatAreKeptForShortOnes() {
        WorkerPermits permits = permits(3, 1);
        WorkerPermit first = permits.ask(Claim.ofLong(600));
        assertThat(first.had).isCompleted();
        assertThat(permits.ask(Claim.ofLong(600)).had).isCompleted();
        WorkerPermit third = permits.ask(Claim.ofLong(600).in(2));
        assertThat(third.had).isNotDone();
        WorkerPermit brief = permits.ask(Claim.ofShort(5));
        assertThat(brief.had).as("passes the long one that waits").isCompleted();
        permits.release(brief);
        assertThat(third.had).isNotDone();
        permits.release(first);
        assertThat(third.had).isCompleted();
        assertThat(permits.free()).isEqualTo(1);
    }

    @Test
    void shortOnesMayTakeAllThatIsFree() {
        WorkerPermits permits = permits(3, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(permits.ask(Claim.ofShort(5)).had).isCompleted();
        }
        assertThat(permits.free()).isZero();
    }

    @Test
    void whoHasWaitedForLongMovesUpALane() {
        WorkerPermits permits = permits(1, 0);
        WorkerPermit held = permits.ask(Claim.ofLong(1));
        WorkerPermit patient = permits.ask(Claim.ofLong(7200));
        now += PATIENCE.toNanos();
        WorkerPermit brief = permits.ask(Claim.ofShort(5));
        permits.release(held);
        assertThat(patient.had).isCompleted();
        assertThat(brief.had).isNotDone();
    }

    @Test
    void whoNoLongerWaitsIsPassed() {
        WorkerPermits permits = permits(1, 0);
        WorkerPermit held = permits.ask(Claim.ofLong(1));
        WorkerPermit gone = permits.ask(Claim.ofLong(1));
        WorkerPermit next = permits.ask(Claim.ofLong(2));
        assertThat(gone.had.cancel(false)).isTrue();
        assertThat(permits.waiting()).isEqualTo(1);
        permits.release(held);
        assertThat(next.had).isCompleted();
        permits.release(next);
        assertThat(permits.free()).isEqualTo(1);
    }

    @Test
    void closingSendsAwayWhoWaitsAndWhoAsksLater() {
        WorkerPermits permits = permits(1, 0);
        permits.ask(Claim.ofLong(1));
        WorkerPermit waiting = permits.ask(Claim.ofLong(1));
        permits.close();
        assertThat(waiting.had).isCancelled();
        assertThat(permits.ask(Claim.ofLong(1)).had).isCancelled();
    }

    private WorkerPermits permits(int workers, int kept) {
        WorkerSharing sharing = WorkerSharing.DEFAULT.withKeptForShort(kept).withPatience(PATIENCE);
        return new WorkerPermits(workers, sharing, () -> now);
    }
}
