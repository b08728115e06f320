package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two GPUs of which one or both are lost, and a CPU as the last resort; without threads. */
class DeviceLossTest {
    private static final BatchKey KEY = BatchFixture.KEY;
    private static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ZERO, true);
    private static final BatchPolicy LAST_RESORT = new BatchPolicy(1, Duration.ZERO, true, true);

    private final VirtualClock clock = new VirtualClock();
    private final FakeDevice first = FakeDevice.gpu(0);
    private final FakeDevice second = FakeDevice.gpu(1);
    private final FakeDevice cpu = FakeDevice.cpu(1);
    private final FakeSession onFirst = new FakeSession(clock);
    private final FakeSession onSecond = new FakeSession(clock);
    private final FakeSession onCpu = new FakeSession(clock);
    private final List<BatchReport> reports = new ArrayList<>();
    private final BatchScheduler scheduler = BatchFixture.unstarted(clock, reports::add, first, second, cpu);

    @BeforeEach
    void serve() {
        scheduler.serve(
                KEY, Map.of(first, at(onFirst, POLICY), second, at(onSecond, POLICY), cpu, at(onCpu, LAST_RESORT)));
    }

    @Test
    void whatALostDeviceRanGoesToAnotherAheadOfWhatCameLater() throws Exception {
        lose(onFirst);
        BatchJob job = open();
        List<WindowItem> items = BatchFixture.submitMany(job, 4);
        clock.advance(10);
        List<WindowItem> later = BatchFixture.submitMany(job, 1);
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(reports.get(0).requeued()).isEqualTo(4);
        assertThat(scheduler.runNext(first)).as("a lost device takes nothing").isFalse();

        assertThat(scheduler.runNext(second)).isTrue();
        assertThat(reports.get(1).longestQueueNanos()).isEqualTo(10);
        assertThat(scheduler.runNext(second)).isTrue();
        for (WindowItem item : items) {
            item.await();
        }
        later.get(0).await();
    }

    @Test
    void eachDeviceTellsHowItIsDoing() throws Exception {
        assertThat(scheduler.deviceStates()).noneMatch(DeviceState::works);
        scheduler.start();
        assertThat(scheduler.deviceStates()).allMatch(DeviceState::works);
        lose(onFirst);
        lose(onSecond);
        WindowItem victim = BatchFixture.submitMany(open(), 1).get(0);
        assertThatThrownBy(victim::await).isInstanceOf(InferenceException.class);
        assertThat(scheduler.deviceStates())
                .containsExactly(
                        new DeviceState("gpu0", "gpu", 1, 1, true, "The device fell off the bus."),
                        new DeviceState("gpu1", "gpu", 1, 1, true, "The device fell off the bus."),
                        new DeviceState("cpu", "cpu", 1, 1, false, ""));
        scheduler.close();
        assertThat(scheduler.deviceStates()).noneMatch(DeviceState::works);
    }

    @Test
    void aWindowThatCostsTwoDevicesFailsAndTheRestRunsOnTheLastResort() throws Exception {
        lose(onFirst);
        lose(onSecond);
        List<WindowItem> items = BatchFixture.submitMany(open(), 6);
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(scheduler.runNext(second)).isTrue();
        for (WindowItem item : items.subList(0, 2)) {
            assertFailed(item, Problem.DEVICE_FAILED, "");
        }
        assertThat(scheduler.queued()).isEqualTo(4);

        WindowItem later = BatchFixture.submit(open(), 7);
        for (int i = 0; i < 5; i++) {
            assertThat(scheduler.runNext(cpu)).isTrue();
        }
        for (WindowItem item : items.subList(2, 6)) {
            item.await();
        }
        later.await();
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void aDeviceThatIsOpenedAnewTakesPartAgain() throws Exception {
        lose(onFirst);
        BatchFixture.submit(open(), 1);
        assertThat(scheduler.runNext(first)).isTrue();
        onFirst.blockWith(control -> {});
        assertThat(scheduler.runNext(first)).isFalse();
        assertThat(scheduler.deviceStates().get(0).isLost()).isTrue();
        clock.advance(Recovery.DEFAULT.reopening().first().toNanos());
        assertThat(scheduler.runNext(first)).as("it is opened").isFalse();
        assertThat(scheduler.deviceStates().get(0).isLost()).isFalse();
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(reports.get(1).failed()).isZero();
    }

    @Test
    void aRunThatBeganBeforeTheDeviceWasOpenedAnewTellsNothingOfIt() throws Exception {
        BatchJob job = open();
        WindowItem late = BatchFixture.submit(job, 1);
        onFirst.blockWith(control -> {
            lose(onFirst);
            WindowItem suspect = job.take(KEY);
            job.submit(suspect);
            assertThat(scheduler.runNext(first)).isTrue();
            assertThat(suspect.losses).isEqualTo(1);
            clock.advance(Recovery.DEFAULT.reopening().first().toNanos());
            assertThat(scheduler.runNext(first)).as("it is opened").isFalse();
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The session is of a lost device.");
        });
        assertThat(scheduler.runNext(first)).isTrue();

        assertThat(scheduler.deviceStates().get(0).isLost()).isFalse();
        assertThat(late.losses)
                .as("windows that the run may have lost the device to")
                .isZero();
        onFirst.blockWith(control -> {});
        assertThat(scheduler.runNext(first)).isTrue();
        late.await();
    }

    @Test
    void aRunThatPassedOnALostDeviceDoesNotSayThatItsSuccessorWorks() throws Exception {
        BatchJob job = open();
        WindowItem late = BatchFixture.submit(job, 1);
        long firstPause = Recovery.DEFAULT.reopening().first().toNanos();
        onFirst.blockWith(control -> {
            lose(onFirst);
            BatchFixture.submit(job, 2);
            assertThat(scheduler.runNext(first)).isTrue();
            clock.advance(firstPause);
            assertThat(scheduler.runNext(first)).as("it is opened").isFalse();
        });
        assertThat(scheduler.runNext(first)).isTrue();
        late.await();

        assertThat(scheduler.runNext(first)).as("it is lost again").isTrue();
        clock.advance(firstPause);
        assertThat(scheduler.runNext(first)).isFalse();
        assertThat(scheduler.deviceStates().get(0).isLost())
                .as("no batch has passed since it was opened, so that the pause is longer")
                .isTrue();
    }

    @Test
    void aWindowThatNoGpuHoldsRunsOnTheCpuWhichTakesNothingElse() throws Exception {
        onFirst.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        BatchJob job = open();
        WindowItem small = BatchFixture.submit(job, 1);
        WindowItem large = BatchFixture.submit(job, FakeSession.POISON);
        assertThat(scheduler.runNext(cpu)).isFalse();
        assertThat(scheduler.runNext(first)).isTrue();
        small.await();
        assertThat(large.isPending()).isTrue();

        onCpu.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        onCpu.accept(FakeSession.POISON);
        assertThat(scheduler.runNext(second)).as("GPUs are not tried again").isFalse();
        assertThat(scheduler.runNext(cpu)).isTrue();
        large.await();
        assertThat(large.output(0)).containsExactly(2 * FakeSession.POISON);
    }

    @Test
    void aWindowThatNotEvenTheCpuHoldsFails() throws Exception {
        onFirst.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        onCpu.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        WindowItem large = BatchFixture.submit(open(), FakeSession.POISON);
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(scheduler.runNext(cpu)).isTrue();
        assertFailed(large, Problem.OUT_OF_MEMORY, "");
    }

    @Test
    void theWindowsOfAJobThatLeftAreNotQueuedAgain() throws Exception {
        Cancellation cancellation = new Cancellation();
        BatchJob leaving = scheduler.open(JobTerms.of("leaving", 4), cancellation);
        BatchFixture.submit(leaving, 1);
        BatchFixture.submit(open(), 2);
        onFirst.blockWith(control -> {
            cancellation.cancel("not wanted any more");
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "gone");
        });
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(scheduler.queued()).isEqualTo(1);
        assertThat(reports.get(0).requeued()).isEqualTo(1);
        assertThat(reports.get(0).failed()).isZero();
    }

    @Test
    void onlyWhatRanWhenADeviceWasLostIsSuspected() throws Exception {
        onFirst.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        onFirst.refuseBatches(size -> size > 2);
        onFirst.blockWith(control -> {
            if (onFirst.batchSizes().size() == 2) {
                throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "gone");
            }
        });
        List<WindowItem> items = BatchFixture.submitMany(open(), 4);
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(onFirst.batchSizes()).containsExactly(4, 2);
        assertThat(items).extracting(item -> item.losses).containsExactly(1, 1, 0, 0);
    }

    @Test
    void loopsThatAreInterruptedRunToTheirEndElsewhere() throws Exception {
        onFirst.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        onFirst.refuseBatches(size -> size > 1);
        onFirst.blockWith(control -> {
            if (onFirst.batchSizes().size() == 4) {
                throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "gone");
            }
        });
        BatchJob job = open();
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            WindowItem item = job.take(KEY);
            item.repeat((step, window) -> true, 3);
            job.submit(item);
            items.add(item);
        }
        assertThat(scheduler.runNext(first)).isTrue();
        assertThat(onFirst.batchSizes()).containsExactly(2, 1, 1, 1);
        assertThat(reports.get(0).requeued()).isEqualTo(2);
        assertThat(scheduler.queued()).isEqualTo(2);

        assertThat(scheduler.runNext(second)).isTrue();
        assertThat(onSecond.batchSizes()).containsExactly(2, 2);
        for (WindowItem item : items) {
            item.await();
        }
    }

    private static void lose(FakeSession session) {
        session.blockWith(control -> {
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device fell off the bus.");
        });
    }

    private static Placement at(FakeSession session, BatchPolicy policy) {
        return BatchFixture.placement(new ResidentSession(session, 0), policy, 1e-3);
    }

    private BatchJob open() throws Exception {
        return scheduler.open(JobTerms.of("job", 8), new Cancellation());
    }

    private static void assertFailed(WindowItem item, Problem problem, String words) {
        assertThatThrownBy(item::await)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        InferenceException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
