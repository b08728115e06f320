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
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.share.TimeShare;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GPUs in virtual time that are lost, come back and fail to load, beside a CPU; and what is heard of them. */
abstract class FailingGpus {
    static final long SECOND = 1_000_000_000;
    static final long STEP = SECOND / 10;
    static final long SIZE = 100;
    static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ZERO, true);
    static final BatchPolicy LAST_RESORT = new BatchPolicy(4, Duration.ZERO, true, true);
    static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), 2, Duration.ofSeconds(60));
    static final Recovery RULES = new Recovery(PAUSES, PAUSES, Duration.ofSeconds(30), Duration.ofMinutes(1));

    final VirtualTime time = new VirtualTime();
    final List<String> news = new ArrayList<>();
    final List<SimulatedDevice> devices = new ArrayList<>();
    final List<SessionCache> caches = new ArrayList<>();
    final FakeDevice cpu = FakeDevice.cpu(1);

    @SuppressWarnings("NullAway.Init") // each test opens it
    BatchScheduler scheduler;

    void open(Recovery rules, Behaviour... behaviours) {
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

    BatchKey serve(String name) throws Exception {
        return serve(name, Map.of());
    }

    BatchKey serveWithLastResort(String name) throws Exception {
        ResidentSession onCpu = new ResidentSession(new FakeSession(new VirtualClock()), 0);
        return serve(name, Map.of(cpu, BatchFixture.placement(onCpu, LAST_RESORT, 1e-6)));
    }

    BatchKey serve(String name, Map<Device, Placement> others) throws Exception {
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

    Seat seat(KeyQueue queue) {
        ResidentSession session = new ResidentSession(new FakeSession(new VirtualClock()), 0);
        return new Seat(queue, cpu, new TimeShare(ShareRules.DEFAULT), BatchFixture.placement(session, POLICY, 1e-6));
    }

    BatchJob open(int credit) throws Exception {
        return scheduler.open(JobTerms.of("job", credit), new Cancellation());
    }

    void done(BatchJob job, BatchKey key, float value) throws Exception {
        WindowItem item = BatchFixture.submit(job, key, value);
        run(0.1);
        item.await();
        assertThat(item.output(0)).containsExactly(value);
        job.release(item);
    }

    /** Lets time pass and the GPUs work. */
    void run(double seconds) {
        long end = time.nanos() + Math.round(seconds * SECOND);
        while (time.nanos() < end) {
            devices.forEach(scheduler::runNext);
            time.pass(Math.min(STEP, Math.max(0, end - time.nanos())), new RunControl());
            devices.forEach(scheduler::runNext);
        }
    }

    static void assertFailed(WindowItem item, Problem problem, String words) {
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
