package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerPermitsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private long now;

    @Test
    void lanesComeFirstThenDeadlinesThenTheShorterThenWhoAskedFirst() {
        WorkerPermits permits = permits(1, 1);
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
    void shortOnesDoNotWaitForLongOnesNorLongOnesForShortOnes() {
        WorkerPermits permits = permits(8, 2);
        List<WorkerPermit> held = ask(permits, Claim.ofLong(600), 2);
        assertThat(held).allSatisfy(permit -> assertThat(permit.had).isCompleted());
        WorkerPermit third = permits.ask(Claim.ofLong(600));
        assertThat(third.had).isNotDone();
        assertThat(ask(permits, Claim.ofShort(5), 2))
                .as("pass the long one that waits")
                .allSatisfy(permit -> assertThat(permit.had).isCompleted());
        WorkerPermit another = permits.ask(Claim.ofShort(5));
        assertThat(another.had).as("as many of its kind as may be are there").isNotDone();
        assertThat(permits.busy()).isEqualTo(4);
        permits.release(held.get(0));
        assertThat(third.had).isCompleted();
        assertThat(another.had).isNotDone();
    }

    @Test
    void whatTurnsOutToBeLongLeavesRoomForAnotherShortOneAndTakesThatOfALongOne() {
        WorkerPermits permits = permits(8, 1);
        WorkerPermit saidToBeShort = permits.ask(Claim.ofShort(5));
        WorkerPermit isShort = permits.ask(Claim.ofShort(5));
        permits.heard(saidToBeShort, 6);
        assertThat(isShort.had).as("that one is short, if not so short").isNotDone();
        permits.heard(saidToBeShort, 7200);
        assertThat(isShort.had).isCompleted();
        assertThat(permits.ask(Claim.ofLong(7200)).had).isNotDone();
        permits.release(saidToBeShort);
        assertThat(permits.waiting()).isZero();
    }

    @Test
    void thoseOfAHigherLaneDoNotWaitForThoseOfLowerOnes() {
        WorkerPermits permits = permits(8, 1);
        assertThat(permits.ask(Claim.ofLong(7200)).had).isCompleted();
        assertThat(permits.ask(Claim.ofLong(7200).in(1)).had).isCompleted();
        assertThat(permits.ask(Claim.ofLong(7200).in(1)).had).isNotDone();
        assertThat(permits.ask(Claim.ofLong(7200)).had).isNotDone();
    }

    @Test
    void neverAreThereMoreThanThePoolHolds() {
        WorkerPermits permits = permits(3, 2);
        ask(permits, Claim.ofLong(600), 2);
        assertThat(permits.ask(Claim.ofShort(5)).had).isCompleted();
        assertThat(permits.ask(Claim.ofShort(5)).had).isNotDone();
        assertThat(permits.ask(Claim.ofShort(5).in(9)).had).isNotDone();
    }

    @Test
    void whoIsOutOfPatienceIsServedBesideThoseOfItsFormerLane() {
        WorkerPermits permits = permits(8, 1);
        permits.ask(Claim.ofLong(7200));
        WorkerPermit patient = permits.ask(Claim.ofLong(7200));
        permits.serve();
        assertThat(patient.had).isNotDone();
        now += PATIENCE.toNanos();
        permits.serve();
        assertThat(patient.had).isCompleted();
    }

    @Test
    void whoHasWaitedForLongMovesUpALane() {
        WorkerPermits permits = permits(1, 1);
        WorkerPermit held = permits.ask(Claim.ofLong(1));
        WorkerPermit patient = permits.ask(Claim.ofLong(7200));
        now += PATIENCE.toNanos();
        WorkerPermit brief = permits.ask(Claim.ofShort(5));
        permits.release(held);
        assertThat(patient.had).isCompleted();
        assertThat(brief.had).isNotDone();
    }

    @Test
    void whoHasWaitedLongestBesideItsLengthComesFirst() {
        WorkerPermits permits = permits(1, 1);
        WorkerPermit held = permits.ask(Claim.ofLong(1));
        WorkerPermit longer = permits.ask(Claim.ofLong(600));
        now += Duration.ofSeconds(2).toNanos();
        WorkerPermit brief = permits.ask(Claim.ofLong(70));
        WorkerPermit later = permits.ask(Claim.ofLong(80));
        now += Duration.ofMillis(200).toNanos();
        permits.release(held);
        assertThat(longer.had).as("waited 2.2 s for 600 s").isCompleted();
        assertThat(brief.had).as("0.2 s for 70 s").isNotDone();
        now += Duration.ofSeconds(1).toNanos();
        WorkerPermit last = permits.ask(Claim.ofLong(600));
        permits.release(longer);
        assertThat(brief.had).isCompleted();
        permits.release(brief);
        assertThat(later.had).isCompleted();
        assertThat(last.had).isNotDone();
    }

    @Test
    void whoNoLongerWaitsIsPassed() {
        WorkerPermits permits = permits(1, 1);
        WorkerPermit held = permits.ask(Claim.ofLong(1));
        WorkerPermit gone = permits.ask(Claim.ofLong(1));
        WorkerPermit next = permits.ask(Claim.ofLong(2));
        assertThat(gone.had.cancel(false)).isTrue();
        assertThat(permits.waiting()).isEqualTo(1);
        permits.release(held);
        assertThat(next.had).isCompleted();
        permits.release(next);
        assertThat(permits.busy()).isZero();
    }

    @Test
    void closingSendsAwayWhoWaitsAndWhoAsksLater() {
        WorkerPermits permits = permits(1, 1);
        permits.ask(Claim.ofLong(1));
        WorkerPermit waiting = permits.ask(Claim.ofLong(1));
        permits.close();
        assertThat(waiting.had).isCancelled();
        assertThat(permits.ask(Claim.ofLong(1)).had).isCancelled();
    }

    private static List<WorkerPermit> ask(WorkerPermits permits, Claim claim, int times) {
        return Stream.generate(() -> permits.ask(claim)).limit(times).toList();
    }

    private WorkerPermits permits(int workers, int sideBySide) {
        return new WorkerPermits(workers, new WorkerSharing(sideBySide, PATIENCE), () -> now);
    }
}
