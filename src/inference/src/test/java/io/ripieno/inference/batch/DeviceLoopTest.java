package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers of devices with threads, where something goes wrong. */
@Timeout(60)
class DeviceLoopTest {
    private static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ofSeconds(1), true);

    private final AtomicBoolean isBroken = new AtomicBoolean();
    private final CountDownLatch ran = new CountDownLatch(1);
    private final FakeDevice first = FakeDevice.gpu(0);
    private final FakeDevice second = FakeDevice.gpu(1);
    private final FakeSession onFirst = new FakeSession(new VirtualClock());
    private final FakeSession onSecond = new FakeSession(new VirtualClock());

    @Test
    void aCallerOutlivesWhatBreaksOffWhileABatchIsFormed() throws Exception {
        try (BatchScheduler scheduler = open(first)) {
            scheduler.serve(BatchFixture.KEY, Map.of(first, at(onFirst)));
            BatchJob job = scheduler.open("job", 1, new Cancellation());
            runOne(job, 1);
            ran.await();
            isBroken.set(true);
            runOne(job, 2);
        }
    }

    @Test
    void windowsWakeADeviceThatIsNotLost() throws Exception {
        onFirst.blockWith(control -> {
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device fell off the bus.");
        });
        try (BatchScheduler scheduler = open(first, second)) {
            Map<Device, Placement> placements = new LinkedHashMap<>();
            placements.put(first, at(onFirst));
            placements.put(second, at(onSecond));
            scheduler.serve(BatchFixture.KEY, placements);
            BatchJob job = scheduler.open("job", 1, new Cancellation());
            for (int i = 0; i < 200; i++) {
                runOne(job, i);
            }
        }
    }

    @Test
    void whatWaitsForADeviceThatHangsInALoadIsRunByAnIdleOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch loaded = new CountDownLatch(1);
        BatchPolicy atOnce = new BatchPolicy(4, Duration.ZERO, true);
        try (BatchScheduler scheduler = open(first, second);
                AutoCloseable release = loaded::countDown) {
            Map<Device, Placement> placements = new LinkedHashMap<>();
            placements.put(
                    first,
                    BatchFixture.placement(
                            new SlowSource(
                                    onFirst,
                                    () -> {
                                        begun.countDown();
                                        pass(loaded);
                                    },
                                    0.05),
                            atOnce,
                            1e-3));
            placements.put(second, BatchFixture.placement(new SlowSource(onSecond, () -> {}, 0.05), atOnce, 1e-3));
            scheduler.serve(BatchFixture.KEY, placements);
            BatchJob stuck = scheduler.open("stuck", 1000, new Cancellation());
            List<WindowItem> waiting = new ArrayList<>();
            while (begun.getCount() > 0) {
                WindowItem item = BatchFixture.submit(stuck, 1);
                waiting.add(item);
                await().until(() -> begun.getCount() == 0 || !item.isPending());
            }
            runOne(scheduler.open("job", 1, new Cancellation()), 2);
            release.close();
            for (WindowItem item : waiting) {
                item.await();
            }
        }
    }

    @Test
    void whatALostDeviceLeavesBehindAtTheCloseEndsThoughTheLastResortHasEnded() throws Exception {
        FakeDevice cpu = FakeDevice.cpu(1);
        CountDownLatch fault = new CountDownLatch(1);
        onFirst.blockWith(control -> {
            pass(fault);
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device fell off the bus.");
        });
        BatchScheduler scheduler = open(first, cpu);
        BatchPolicy lastResort = new BatchPolicy(4, Duration.ZERO, true, true);
        scheduler.serve(
                BatchFixture.KEY,
                Map.of(
                        first,
                        at(onFirst),
                        cpu,
                        BatchFixture.placement(new SlowSource(onSecond, () -> {}), lastResort, 1e-3)));
        BatchJob job = scheduler.open("job", 8, new Cancellation());
        List<WindowItem> items = BatchFixture.submitMany(job, 8);
        await().until(() -> !onFirst.batchSizes().isEmpty());
        Thread closing = new Thread(scheduler::close);
        closing.start();
        await().until(() -> scheduler.deviceStates().get(1).living() == 0);
        fault.countDown();
        closing.join();
        assertThat(items).noneMatch(WindowItem::isPending);
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void patienceEndsThoughTheDriverOfALostDeviceDoesNotAnswer() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Device silent = new SilentDevice(first, answer);
        onFirst.blockWith(control -> {
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device fell off the bus.");
        });
        BackOff soon = new BackOff(Duration.ofMillis(1), 1, Duration.ofMillis(1));
        try (BatchScheduler scheduler = new BatchScheduler(
                List.of(silent),
                new BufferPool(1 << 20),
                BatchListener.NONE,
                System::nanoTime,
                ShareRules.DEFAULT,
                new Recovery(soon, soon, Duration.ofMillis(100), Duration.ofMinutes(1)),
                SessionListener.NONE)) {
            scheduler.start();
            scheduler.serve(BatchFixture.KEY, Map.of(silent, at(onFirst)));
            WindowItem item = BatchFixture.submit(scheduler.open("job", 1, new Cancellation()), 1);
            assertThatThrownBy(item::await)
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("is lost");
        } finally {
            answer.countDown();
        }
    }

    @Test
    void theEndWaitsForADeviceThatHangsForSoLongByTheClockAndNotForEver() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        onFirst.blockWith(control -> {
            hangs.countDown();
            pass(answer);
        });
        Duration limit = Duration.ofHours(1);
        VirtualClock clock = new VirtualClock();
        Thread closing = Thread.currentThread();
        BatchScheduler scheduler = new BatchScheduler(
                List.of(first),
                new BufferPool(1 << 20),
                BatchListener.NONE,
                () -> {
                    if (Thread.currentThread() == closing) {
                        clock.advance(Duration.ofMinutes(10).toNanos());
                    }
                    return clock.nanos();
                },
                ShareRules.DEFAULT,
                new Recovery(Recovery.DEFAULT.reopening(), Recovery.DEFAULT.loading(), limit, limit),
                SessionListener.NONE);
        scheduler.start();
        scheduler.serve(BatchFixture.KEY, Map.of(first, at(onFirst)));
        BatchJob job = scheduler.open("job", 5, new Cancellation());
        List<WindowItem> items = new ArrayList<>();
        items.add(BatchFixture.submit(job, 0));
        pass(hangs);
        for (int i = 1; i < 5; i++) {
            items.add(BatchFixture.submit(job, i));
        }
        long begin = clock.nanos();
        scheduler.close();
        assertThat(clock.nanos() - begin).isGreaterThanOrEqualTo(limit.toNanos());
        for (WindowItem item : items) {
            assertThatThrownBy(item::await)
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("Send the job again");
        }
        assertThat(scheduler.queued()).isZero();
        answer.countDown();
        await().until(() -> scheduler.deviceStates().get(0).living() == 0);
    }

    /** A device that, once lost, is asked in vain. */
    private record SilentDevice(FakeDevice device, CountDownLatch answer) implements Device {
        @Override
        public String name() {
            return device.name();
        }

        @Override
        public String kind() {
            return device.kind();
        }

        @Override
        public int callers() {
            return 1;
        }

        @Override
        public long costNanos() {
            return System.nanoTime();
        }

        @Override
        public GraphSession load(String model, GraphSpec graph, byte[] onnx) {
            return device.load(model, graph, onnx);
        }

        @Override
        public void reopen() {
            pass(answer);
        }

        @Override
        public void close() {
            device.close();
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoWaitsForCompanyIsWokenForAWindowWithAnEarlierDeadline() throws Exception {
        BatchPolicy patient = new BatchPolicy(4, Duration.ofSeconds(15), false);
        try (BatchScheduler scheduler = open(first)) {
            scheduler.serve(
                    BatchFixture.KEY,
                    Map.of(first, BatchFixture.placement(new SlowSource(onFirst, () -> {}), patient, 1)));
            BatchJob patientJob = scheduler.open("patient", 1, new Cancellation());
            BatchFixture.submit(patientJob, 1);
            await().until(() -> scheduler.queued() == 1);
            BatchJob hurried = scheduler.open(
                    JobTerms.of("hurried", 1)
                            .until(scheduler.now() + Duration.ofSeconds(5).toNanos()),
                    new Cancellation());
            runOne(hurried, 2);
        }
    }

    private BatchScheduler open(FakeDevice... devices) {
        return new BatchScheduler(List.of(devices), new BufferPool(1 << 20), report -> ran.countDown(), this::nanos);
    }

    private long nanos() {
        if (Thread.currentThread().getName().startsWith("ripieno-") && isBroken.compareAndSet(true, false)) {
            throw new IllegalStateException("a clock out of order");
        }
        return System.nanoTime();
    }

    private static Placement at(FakeSession session) {
        return BatchFixture.placement(new SlowSource(session, () -> {}), POLICY, 1e-3);
    }

    private static void runOne(BatchJob job, float value) throws Exception {
        WindowItem item = BatchFixture.submit(job, value);
        item.await();
        assertThat(item.output(0)).containsExactly(2 * value);
        job.release(item);
    }
}
