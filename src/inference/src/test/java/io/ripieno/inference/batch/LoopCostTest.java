package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What loops cost counts with all of their runs, and no more than those, wherever time is shared or thought ahead. */
class LoopCostTest {
    private static final long MILLI = 1_000_000;
    private static final int MOST = 64;
    private static final Loop ON = (step, window) -> true;

    private final VirtualClock clock = new VirtualClock();
    private final FakeDevice first = FakeDevice.gpu(0);
    private final FakeDevice second = FakeDevice.gpu(1);
    private final FakeSession onFirst = new FakeSession(clock);
    private final FakeSession onSecond = new FakeSession(clock);
    private final BatchScheduler scheduler = BatchFixture.unstarted(clock, BatchListener.NONE, first, second);

    @Test
    void aLoopThatEndsEarlyIsChargedForTheRunsThatItHad() throws Exception {
        serve(policy(1), new ResidentSession(onFirst, 0), new ResidentSession(onSecond, 0));
        BatchJob job = scheduler.open("job", 1, new Cancellation());
        WindowItem item = submit(job, MOST, (step, window) -> step < 5);
        assertThat(scheduler.runNext(first)).isTrue();
        item.await();
        assertThat(job.account().served())
                .as("a place behind those who wait, and five runs")
                .isEqualTo((1 + 5) * MILLI);
    }

    @Test
    void jobsWhoseLoopsEndEarlyHaveTheSameTimeAsOthers() throws Exception {
        serve(policy(1), new ResidentSession(onFirst, 0), new ResidentSession(onSecond, 0));
        BatchJob looping = scheduler.open("looping", 2, new Cancellation());
        BatchJob plain = scheduler.open("plain", 2, new Cancellation());
        List<WindowItem> loops = new ArrayList<>();
        List<WindowItem> windows = new ArrayList<>();
        int loopsDone = 0;
        int windowsDone = 0;
        Loop early = (step, window) -> step < 20;
        for (int batch = 0; batch < 5_000; batch++) {
            while (loops.size() < 2) {
                loops.add(submit(looping, 2000, early));
            }
            while (windows.size() < 2) {
                windows.add(submit(plain, 1, ON));
            }
            assertThat(scheduler.runNext(first)).isTrue();
            loopsDone += release(looping, loops);
            windowsDone += release(plain, windows);
        }
        assertThat(20.0 * loopsDone / windowsDone).isBetween(0.8, 1.25);
    }

    private static int release(BatchJob job, List<WindowItem> items) {
        int ended = 0;
        for (WindowItem item : List.copyOf(items)) {
            if (!item.isPending()) {
                job.release(item);
                items.remove(item);
                ended++;
            }
        }
        return ended;
    }

    @Test
    void aLoopThatBeginsAnewOnAnotherDeviceIsNotChargedTwice() throws Exception {
        serve(policy(1), new ResidentSession(onFirst, 0), new ResidentSession(onSecond, 0));
        onFirst.blockWith(control -> {
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device fell off the bus.");
        });
        try (BatchJob job = scheduler.open("job", 1, new Cancellation())) {
            WindowItem item = submit(job, MOST, ON);
            assertThat(scheduler.runNext(first)).isTrue();
            assertThat(scheduler.runNext(second)).isTrue();
            item.await();
            assertThat(job.account().served()).isLessThanOrEqualTo((MOST + 3) * MILLI);
        }
    }

    @Test
    void aDeadlineReleasesALoopInTimeForAllOfItsRuns() throws Exception {
        serve(
                new BatchPolicy(4, Duration.ofDays(1), false),
                new ResidentSession(onFirst, 0),
                new ResidentSession(onSecond, 0));
        long deadline = 1000 * MILLI;
        submit(scheduler.open(JobTerms.of("hurried", 1).until(deadline), new Cancellation()), MOST, ON);
        Batch batch = new Batch();
        clock.advanceTo(deadline - MOST * 4 * MILLI - 1);
        assertThat(scheduler.dispatch().take(first, batch)).isFalse();
        clock.advanceTo(deadline - MOST * 4 * MILLI);
        assertThat(scheduler.dispatch().take(first, batch)).isTrue();
        assertThat(batch.reason()).isEqualTo(ReleaseReason.DEADLINE);
    }

    @Test
    void aLoopIsAtRiskWhileThereIsTimeForAllOfItsRuns() throws Exception {
        serve(policy(1), new ResidentSession(onFirst, 0), new ResidentSession(onSecond, 0));
        BatchJob other = scheduler.open("other", 1, new Cancellation());
        BatchJob hurried = scheduler.open(JobTerms.of("hurried", 1).until((2 * MOST + 1) * MILLI), new Cancellation());
        submit(other, MOST, ON);
        submit(hurried, MOST, ON);
        Batch batch = new Batch();
        assertThat(scheduler.dispatch().take(first, batch)).isTrue();
        assertThat(batch.item(0).job()).isSameAs(hurried);
    }

    @Test
    void loopsThatTakeLongerThanLoadingAreNotLeftToADeviceThatHoldsTheGraph() throws Exception {
        serve(policy(1), new ResidentSession(onFirst, 0), new SlowSource(onSecond, () -> {}, 0.1));
        BatchJob job = scheduler.open("job", 4, new Cancellation());
        submit(job, 1, ON);
        Batch batch = new Batch();
        assertThat(scheduler.dispatch().take(second, batch)).as("a single run").isFalse();
        submit(job, MOST, ON);
        submit(job, MOST, ON);
        assertThat(scheduler.dispatch().take(second, batch)).isTrue();
    }

    private static BatchPolicy policy(int fullBatch) {
        return new BatchPolicy(fullBatch, Duration.ZERO, true);
    }

    private void serve(BatchPolicy policy, SessionSource there, SessionSource elsewhere) {
        Map<Device, Placement> placements = new LinkedHashMap<>();
        placements.put(first, BatchFixture.placement(there, policy, 1e-3));
        placements.put(second, BatchFixture.placement(elsewhere, policy, 1e-3));
        scheduler.serve(BatchFixture.KEY, placements);
    }

    private static WindowItem submit(BatchJob job, int most, Loop loop) {
        WindowItem item = job.take(BatchFixture.KEY);
        item.repeat(loop, most);
        job.submit(item);
        return item;
    }
}
