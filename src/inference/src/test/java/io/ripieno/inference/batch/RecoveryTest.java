package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.Fault;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that are lost and come back, and graphs that cannot be loaded, in virtual time. */
@Timeout(20)
class RecoveryTest {
    private static final long SECOND = 1_000_000_000;
    private static final long STEP = SECOND / 10;
    private static final long SIZE = 100;
    private static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ZERO, true);
    private static final BatchPolicy LAST_RESORT = new BatchPolicy(4, Duration.ZERO, true, true);
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), 2, Duration.ofSeconds(60));
    private static final Recovery RULES = new Recovery(PAUSES, PAUSES, Duration.ofSeconds(30));

    private final VirtualTime time = new VirtualTime();
    private final List<String> news = new ArrayList<>();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final List<SessionCache> caches = new ArrayList<>();
    private final FakeDevice cpu = FakeDevice.cpu(1);

    @SuppressWarnings("NullAway.Init") // each test opens it
    private BatchScheduler scheduler;

    @Test
    void aLostDeviceIsTriedEverMoreRarelyAndRunsWhatWaitedOnceItIsBack() throws Exception {
        open(RULES, Behaviour.lostBetween(0, 5 * SECOND));
        BatchKey key = serve("a");
        WindowItem item = BatchFixture.submit(open(10), key, 7);
        run(6.9);
        assertThat(item.isPending()).isTrue();
        assertThat(scheduler.deviceStates().get(0).isLost()).isTrue();
        assertThat(scheduler.deviceStates().get(0).why()).isEqualTo("gpu:0 is still gone.");

        run(0.3);
        item.await();
        assertThat(item.output(0)).containsExactly(7);
        assertThat(news)
                .as("tried after one second, two more and four more")
                .containsExactly("lost gpu:0", "reopened gpu:0 after 7 s", "load gpu:0/a");
    }

    @Test
    void aBatchThatPassesMakesTheNextWaitForALostDeviceShortAgain() throws Exception {
        open(RULES, Behaviour.lostBetween(0, 2 * SECOND).and(Behaviour.lostBetween(10 * SECOND, 10 * SECOND + 1)));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        BatchFixture.submit(job, key, 1);
        run(3.2);
        assertThat(news).contains("reopened gpu:0 after 3 s");
        time.pass(10 * SECOND - time.nanos(), new RunControl());
        WindowItem later = BatchFixture.submit(job, key, 2);
        run(1.2);
        later.await();
        assertThat(news).contains("reopened gpu:0 after 1 s");
    }

    @Test
    void whatADeviceHeldIsLoadedAnewOnceItIsBack() throws Exception {
        open(RULES, Behaviour.lostBetween(SECOND, 3 * SECOND / 2));
        BatchKey a = serve("a");
        BatchKey b = serve("b");
        BatchJob job = open(10);
        done(job, a, 1);
        done(job, b, 2);
        assertThat(devices.get(0).heldBytes()).isEqualTo(2 * SIZE);
        time.pass(SECOND - time.nanos(), new RunControl());
        WindowItem item = BatchFixture.submit(job, a, 3);
        run(0.1);
        assertThat(devices.get(0).heldBytes())
                .as("nothing is held on a lost device")
                .isZero();
        assertThat(caches.get(0).memory().usedBytes()).isZero();

        run(1.2);
        item.await();
        assertThat(devices.get(0).heldBytes())
                .as("only what was needed is back")
                .isEqualTo(SIZE);
        done(job, b, 4);
    }

    @Test
    void windowsWaitForLostDevicesNoLongerThanTheRulesSay() throws Exception {
        open(new Recovery(PAUSES, PAUSES, Duration.ofSeconds(2)), Behaviour.lostAt(0), Behaviour.lostAt(SECOND));
        BatchKey key = serve("a");
        done(open(1), key, 1);
        run(1);
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(1.8);
        assertThat(item.isPending())
                .as("two seconds after the second loss, not the first")
                .isTrue();
        run(0.3);
        assertFailed(item, Problem.DEVICE_FAILED, "Every device that runs a/main/1 is lost");
        assertFailed(BatchFixture.submit(job, key, 2), Problem.DEVICE_FAILED, "is lost");
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void aDeadlineEndsTheWaitForALostDevice() throws Exception {
        open(RULES, Behaviour.lostAt(0));
        BatchKey key = serve("a");
        BatchJob job = scheduler.open(JobTerms.of("brief", 1).until(time.nanos() + SECOND), new Cancellation());
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(1.1);
        assertThatThrownBy(item::await).isInstanceOf(ExpiredException.class);
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void whileAllGpusAreLostTheLastResortRunsTheirWork() throws Exception {
        open(RULES, Behaviour.lostBetween(0, SECOND / 2));
        BatchKey key = serveWithLastResort("a");
        BatchJob job = open(10);
        WindowItem one = BatchFixture.submit(job, key, 1);
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        WindowItem two = BatchFixture.submit(job, key, 2);
        assertThat(scheduler.runNext(cpu)).isTrue();
        one.await();
        two.await();
        assertThat(two.output(0)).containsExactly(4);

        run(1);
        WindowItem three = BatchFixture.submit(job, key, 3);
        assertThat(scheduler.runNext(cpu)).isFalse();
        run(0.1);
        three.await();
        assertThat(three.output(0)).containsExactly(3);
    }

    @Test
    void aDeviceWithLessMemoryThanItsBudgetGivesUpWhatIsIdleAndTriesOnceMore() throws Exception {
        open(RULES, Behaviour.memoryOf(SIZE));
        BatchJob job = open(10);
        BatchKey a = serve("a");
        BatchKey b = serve("b");
        done(job, a, 1);
        done(job, b, 2);
        done(job, a, 3);
        assertThat(caches.get(0).memory().evictions()).isEqualTo(2);
        assertThat(news)
                .containsExactly("load gpu:0/a", "evict gpu:0/a", "load gpu:0/b", "evict gpu:0/b", "load gpu:0/a");
    }

    @Test
    void aGraphThatOneDeviceCannotLoadRunsOnAnotherAndIsTriedAgainAfterAWhile() throws Exception {
        open(RULES, Behaviour.failingLoads(Fault.OUT_OF_MEMORY, 1, 2), Behaviour.SOUND);
        BatchKey key = serve("a");
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(news).containsExactly("no load gpu:0/a/main/1 for 1 s");
        BatchFixture.submit(job, key, 2);
        assertThat(scheduler.runNext(devices.get(0)))
                .as("it is left alone for a second")
                .isFalse();
        assertThat(scheduler.runNext(devices.get(1))).isTrue();
        item.await();

        time.pass(SECOND, new RunControl());
        BatchFixture.submit(job, key, 3);
        caches.get(1).lose();
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(news).contains("no load gpu:0/a/main/1 for 2 s");
        time.pass(2 * SECOND, new RunControl());
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(news).contains("load gpu:0/a");
    }

    @Test
    void aGraphThatNoDeviceCanLoadEndsWhatWaitsForItAndWhatComesLaterTriesAgain() throws Exception {
        open(RULES, Behaviour.failingLoads(Fault.FAILED, 1, 1));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(BatchFixture.submit(job, key, i));
        }
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        for (WindowItem item : items) {
            assertFailed(item, Problem.DEVICE_FAILED, "a could not be loaded for a run: a of a on gpu:0: FAILED.");
        }
        WindowItem later = BatchFixture.submit(job, key, 9);
        run(0.8);
        assertThat(later.isPending()).isTrue();
        run(0.4);
        later.await();
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void whatNoGpuCanLoadForLackOfMemoryRunsOnTheLastResort() throws Exception {
        open(RULES, Behaviour.memoryOf(SIZE - 1), Behaviour.memoryOf(SIZE - 1));
        BatchKey key = serveWithLastResort("a");
        BatchJob job = open(10);
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(BatchFixture.submit(job, key, i));
        }
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(scheduler.runNext(cpu)).isFalse();
        assertThat(scheduler.runNext(devices.get(1))).isTrue();
        assertThat(scheduler.runNext(cpu)).isTrue();
        assertThat(scheduler.runNext(cpu)).isTrue();
        for (WindowItem item : items) {
            item.await();
        }
    }

    @Test
    void callersThatWaitForOneLoadCountItsFailureOnce() {
        KeyQueue queue = new KeyQueue(BatchFixture.KEY, FakeSession.GRAPH, null);
        Seat seat = seat(queue);
        assertThat(seat.notLoaded(0, PAUSES)).isEqualTo(SECOND);
        assertThat(seat.notLoaded(10, PAUSES)).isEqualTo(SECOND - 10);
        assertThat(seat.notLoaded(SECOND, PAUSES)).isEqualTo(2 * SECOND);
    }

    @Test
    void aDeviceThatAnswersButLoadsNothingEndsThePatienceOfThoseWhoWait() throws Exception {
        BackOff often = new BackOff(Duration.ofMillis(100), 1, Duration.ofMillis(100));
        open(new Recovery(often, PAUSES, Duration.ofSeconds(2)), Behaviour.failingLoads(Fault.LOST, 1, 1000));
        BatchKey key = serve("a");
        WindowItem item = BatchFixture.submit(open(10), key, 1);
        run(1.8);
        assertThat(item.isPending()).isTrue();
        assertThat(news.stream().filter(each -> each.startsWith("reopened")).count())
                .isGreaterThan(5);
        run(0.5);
        assertFailed(item, Problem.DEVICE_FAILED, "is lost");
    }

    @Test
    void runsThatFailAreNoSignThatADeviceWorks() throws Exception {
        open(
                RULES,
                Behaviour.lostBetween(0, 2 * SECOND)
                        .and(run -> run.nanos() < 4 * SECOND ? Fault.FAILED : null)
                        .and(Behaviour.lostBetween(4 * SECOND, 5 * SECOND)));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(3.2);
        assertFailed(item, Problem.DEVICE_FAILED, "FAILED");
        time.pass(4 * SECOND - time.nanos(), new RunControl());
        BatchFixture.submit(job, key, 2);
        run(3.9);
        assertThat(news)
                .filteredOn(each -> each.startsWith("reopened"))
                .as("the third pause is four seconds")
                .hasSize(1);
    }

    @Test
    void whatIsMovedStandsByAgeAmongWhatIsThere() throws Exception {
        open(RULES, Behaviour.SOUND);
        BatchKey key = serve("a");
        KeyQueue queue = new KeyQueue(key, FakeSession.GRAPH, null);
        queue.seats().add(seat(queue));
        List<List<WindowItem>> ofJobs = new ArrayList<>();
        for (int job = 0; job < 3; job++) {
            BatchJob owner = open(10);
            Turn turn = new Turn(owner, queue);
            List<WindowItem> items = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                WindowItem item = owner.take(key);
                item.turn = turn;
                item.enqueuedNanos = 3 * i + job;
                items.add(item);
            }
            ofJobs.add(items);
        }
        ofJobs.get(1).forEach(queue::addAgain);
        List<WindowItem> moved = new ArrayList<>(ofJobs.get(2));
        moved.addAll(ofJobs.get(0));
        queue.addAgain(moved);
        List<Long> ages = new ArrayList<>();
        for (WindowItem item = ofJobs.get(0).get(0); item != null; item = item.newer) {
            ages.add(item.enqueuedNanos);
        }
        assertThat(ages).hasSize(15).isSorted();
        assertThat(queue.size()).isEqualTo(15);
        assertThat(queue.oldestNanos()).isZero();
    }

    @Test
    void closingEndsWhatWaitsForALostDevice() throws Exception {
        open(RULES, Behaviour.lostAt(0));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(0.1);
        scheduler.close();
        assertFailed(item, Problem.CLOSED, "");
        assertThat(scheduler.queued()).isZero();
    }

    private void open(Recovery rules, Behaviour... behaviours) {
        SessionListener listener = new News();
        for (Behaviour behaviour : behaviours) {
            SimulatedDevice device = new SimulatedDevice(
                    "gpu:" + devices.size(), time, (model, graph) -> new Declared(0, 1e-6, SIZE, 1e-3), behaviour);
            devices.add(device);
            caches.add(new SessionCache(device.name(), 10 * SIZE, time::nanos, listener));
        }
        List<Device> all = new ArrayList<>(devices);
        all.add(cpu);
        scheduler = new BatchScheduler(
                all, new BufferPool(1 << 20), BatchListener.NONE, time::nanos, ShareRules.DEFAULT, rules, listener);
    }

    private BatchKey serve(String name) throws Exception {
        return serve(name, Map.of());
    }

    private BatchKey serveWithLastResort(String name) throws Exception {
        ResidentSession onCpu = new ResidentSession(new FakeSession(new VirtualClock()), 0);
        return serve(name, Map.of(cpu, BatchFixture.placement(onCpu, LAST_RESORT, 1e-6)));
    }

    private BatchKey serve(String name, Map<Device, Placement> others) throws Exception {
        GraphSpec graph = SimulatedGraphs.scalar(name);
        BatchKey key = new BatchKey(name, "main", "1");
        Map<Device, Placement> placements = new LinkedHashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            SimulatedDevice device = devices.get(i);
            CachedSession session = caches.get(i).add(name, graph, SIZE, () -> device.load(name, graph, new byte[0]));
            placements.put(device, BatchFixture.placement(session, POLICY, 1e-6));
        }
        placements.putAll(others);
        scheduler.serve(key, placements);
        return key;
    }

    private Seat seat(KeyQueue queue) {
        ResidentSession session = new ResidentSession(new FakeSession(new VirtualClock()), 0);
        return new Seat(queue, cpu, new DeviceShare(ShareRules.DEFAULT), BatchFixture.placement(session, POLICY, 1e-6));
    }

    private BatchJob open(int credit) throws Exception {
        return scheduler.open(JobTerms.of("job", credit), new Cancellation());
    }

    private void done(BatchJob job, BatchKey key, float value) throws Exception {
        WindowItem item = BatchFixture.submit(job, key, value);
        run(0.1);
        item.await();
        assertThat(item.output(0)).containsExactly(value);
        job.release(item);
    }

    /** Lets time pass and the GPUs work. */
    private void run(double seconds) {
        long end = time.nanos() + Math.round(seconds * SECOND);
        while (time.nanos() < end) {
            devices.forEach(scheduler::runNext);
            time.pass(Math.min(STEP, Math.max(0, end - time.nanos())), new RunControl());
            devices.forEach(scheduler::runNext);
        }
    }

    private static void assertFailed(WindowItem item, Problem problem, String words) {
        assertThatThrownBy(item::await)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        InferenceException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    /** What is heard of devices and sessions; what a lost device held is given up. */
    private final class News implements SessionListener {
        @Override
        public void onLoad(String device, String what, double seconds, long bytes) {
            news.add("load " + device + "/" + what);
        }

        @Override
        public void onEviction(String device, String what, long bytes) {
            news.add("evict " + device + "/" + what);
        }

        @Override
        public void onLoadFailure(String device, String what, String why, Duration nextTry) {
            news.add("no load " + device + "/" + what + " for " + nextTry.toSeconds() + " s");
        }

        @Override
        public void onLost(String device, String why) {
            news.add("lost " + device);
            for (int i = 0; i < devices.size(); i++) {
                if (devices.get(i).name().equals(device)) {
                    caches.get(i).lose();
                }
            }
        }

        @Override
        public void onReopened(String device, Duration lostFor) {
            news.add("reopened " + device + " after " + lostFor.toSeconds() + " s");
        }
    }
}
