package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchSchedulerTest {
    private final BatchFixture fixture = new BatchFixture(1, 4);
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        gate.release(1000);
        fixture.close();
    }

    @Test
    void windowsOfSeveralJobsShareABatch() throws Exception {
        holdRuns();
        try (BatchJob first = open(4);
                BatchJob second = open(4)) {
            WindowItem blocking = BatchFixture.submit(first, 0);
            awaitRuns(1);
            WindowItem a = BatchFixture.submit(first, 1);
            WindowItem b = BatchFixture.submit(second, 2);
            gate.release(2);
            blocking.await();
            a.await();
            b.await();

            assertThat(a.output(0)).containsExactly(2);
            assertThat(b.output(0)).containsExactly(4);
            await().until(() -> fixture.reports.size() == 2);
            assertThat(fixture.reports.get(1)).satisfies(report -> {
                assertThat(report.items()).isEqualTo(2);
                assertThat(report.jobs()).isEqualTo(2);
                assertThat(report.fill()).isEqualTo(0.5);
                assertThat(report.reason()).isEqualTo(ReleaseReason.IDLE);
            });
        }
    }

    @Test
    void timesAreTakenFromTheClockItIsGiven() throws Exception {
        holdRuns();
        fixture.session.cost(5_000, 1_000);
        try (BatchJob job = open(4)) {
            WindowItem blocking = BatchFixture.submit(job, 0);
            awaitRuns(1);
            WindowItem waiting = BatchFixture.submit(job, 1);
            gate.release(2);
            blocking.await();
            waiting.await();
            await().until(() -> fixture.reports.size() == 2);
            assertThat(fixture.reports.get(0).computeNanos()).isEqualTo(6_000);
            assertThat(fixture.reports.get(1).longestQueueNanos()).isEqualTo(6_000);
        }
    }

    @Test
    void nothingIsLockedWhileAGraphRuns() throws Exception {
        List<Integer> seen = new ArrayList<>();
        try (BatchJob job = open(1)) {
            Thread observer = new Thread(() -> seen.add(fixture.scheduler.queued()));
            fixture.session.blockWith(control -> {
                observer.start();
                join(observer);
            });
            BatchFixture.submit(job, 1).await();
            assertThat(seen).containsExactly(0);
        }
    }

    @Test
    void cancellingAJobTakesItsQueuedWindowsAway() throws Exception {
        holdRuns();
        Cancellation cancellation = new Cancellation();
        try (BatchJob running = open(1);
                BatchJob cancelled = fixture.scheduler.open("cancelled", 4, cancellation);
                BatchJob staying = open(1)) {
            WindowItem blocking = BatchFixture.submit(running, 0);
            awaitRuns(1);
            WindowItem gone = BatchFixture.submit(cancelled, 1);
            WindowItem kept = BatchFixture.submit(staying, 2);
            cancellation.cancel("not needed any more");

            assertThatThrownBy(gone::await).isInstanceOf(CancelledException.class);
            assertThat(fixture.scheduler.queued()).isEqualTo(1);
            assertThatThrownBy(() -> cancelled.take(BatchFixture.KEY)).isInstanceOf(CancelledException.class);
            gate.release(2);
            blocking.await();
            kept.await();
            assertThat(fixture.session.batchSizes()).containsExactly(1, 1);
        }
    }

    @Test
    void aRunThatNobodyWaitsForIsEnded() throws Exception {
        Cancellation cancellation = new Cancellation();
        fixture.session.blockWith(control -> {
            await().until(control::isTerminated);
            throw new DeviceException(DeviceException.Problem.TERMINATED, "ended");
        });
        try (BatchJob job = fixture.scheduler.open("job", 1, cancellation)) {
            WindowItem item = BatchFixture.submit(job, 1);
            awaitRuns(1);
            cancellation.cancel("not needed any more");
            assertThatThrownBy(item::await).isInstanceOf(CancelledException.class);
            await().until(() -> fixture.reports.size() == 1);
            assertThat(fixture.reports.get(0).failed()).isZero();
        }
    }

    @Test
    void aRunThatAnotherJobWaitsForGoesOnAndTheOneThatLeavesDoesNotWaitForIt() throws Exception {
        holdRuns();
        Cancellation cancellation = new Cancellation();
        try (BatchJob blocker = open(1);
                BatchJob leaving = fixture.scheduler.open("leaving", 1, cancellation);
                BatchJob staying = open(1)) {
            BatchFixture.submit(blocker, 0);
            awaitRuns(1);
            WindowItem gone = BatchFixture.submit(leaving, 1);
            WindowItem kept = BatchFixture.submit(staying, 2);
            gate.release(1);
            awaitRuns(2);
            cancellation.cancel("not needed any more");
            assertThatThrownBy(gone::await).isInstanceOf(CancelledException.class);
            assertThat(fixture.reports).as("the run is still held up").hasSize(1);
            gate.release(1);
            kept.await();
            assertThat(kept.output(0)).containsExactly(4);
            assertThat(fixture.session.batchSizes()).containsExactly(1, 2);
        }
    }

    @Test
    void closingFinishesWhatIsQueuedAndTakesNothingMore() throws Exception {
        holdRuns();
        try (BatchJob job = open(8)) {
            List<WindowItem> items = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                items.add(BatchFixture.submit(job, i));
            }
            awaitRuns(1);
            Thread closer = new Thread(fixture.scheduler::close);
            closer.start();
            await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
            WindowItem late = BatchFixture.submit(job, 9);
            assertThatThrownBy(late::await)
                    .isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                            .isEqualTo(Problem.CLOSED));
            assertThatThrownBy(() -> open(1)).isInstanceOf(InferenceException.class);
            gate.release(100);
            closer.join();
            for (int i = 0; i < 7; i++) {
                items.get(i).await();
                assertThat(items.get(i).output(0)).containsExactly(2 * i);
            }
            assertThat(fixture.reports.get(fixture.reports.size() - 1).reason()).isEqualTo(ReleaseReason.DRAIN);
        }
    }

    @Test
    void aJobHasNoMoreWindowsInFlightThanItsCredit() throws Exception {
        try (BatchJob job = open(2)) {
            WindowItem first = BatchFixture.submit(job, 1);
            BatchFixture.submit(job, 2);
            assertThatThrownBy(() -> job.take(BatchFixture.KEY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("all of its 2 windows in flight");
            first.await();
            job.release(first);
            assertThat(job.take(BatchFixture.KEY)).isSameAs(first);
        }
    }

    @Test
    void aWindowThatCouldNotBePreparedTellsWhy() throws Exception {
        try (BatchJob job = open(1)) {
            WindowItem item = job.take(BatchFixture.KEY);
            item.fail(new IllegalArgumentException("too short"));
            assertThatThrownBy(item::await).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheDevice() throws Exception {
        fixture.listener = report -> {
            throw new IllegalStateException("a listener out of order");
        };
        try (BatchJob job = open(2)) {
            BatchFixture.submit(job, 1).await();
            BatchFixture.submit(job, 2).await();
        }
    }

    private BatchJob open(int credit) throws InferenceException {
        return fixture.scheduler.open("job", credit, new Cancellation());
    }

    private void holdRuns() {
        fixture.session.blockWith(control -> gate.acquireUninterruptibly());
    }

    private void awaitRuns(int count) {
        await().until(() -> fixture.session.batchSizes().size() == count);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
