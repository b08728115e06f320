package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything at once, with threads and in real time: jobs and plans of many threads that are cancelled, expire and leave,
 * windows that fail, exhaust and hang, devices that go and come back, graphs that are given up, replaced and cannot be loaded,
 * within memory for a part of them. At the end nothing is lost, left behind or done twice.
 */
class StressTest {
    private static final int GPUS = 3;
    private static final int THREADS = 8;
    private static final int JOBS = 200;
    private static final long SIZE = 100;
    private static final long BUDGET = 250;
    private static final int FULL_BATCH = 8;
    private static final long FEW_BATCHES = 3 * 2L * Float.BYTES * FULL_BATCH;
    private static final BackOff PAUSES = new BackOff(Duration.ofMillis(1), 2, Duration.ofMillis(8));
    private static final Recovery RULES = new Recovery(PAUSES, PAUSES, Duration.ofMillis(20), Duration.ofMinutes(1));
    private static final BatchPolicy POLICY = new BatchPolicy(FULL_BATCH, Duration.ofMillis(1), true);
    private static final BatchPolicy LAST_RESORT = new BatchPolicy(2, Duration.ZERO, true, true);

    private final Ledger ledger = new Ledger();
    private final AtomicInteger values = new AtomicInteger();
    private final BufferPool pool = new BufferPool(FEW_BATCHES);
    private final Watchdog watchdog = new Watchdog(new RunLimits(1, Duration.ofMillis(40)));
    private final List<Chaos> chaos = new ArrayList<>();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final Map<SimulatedDevice, SessionCache> caches = new LinkedHashMap<>();
    private final List<CachedSession> sessions = new CopyOnWriteArrayList<>();
    private final List<BatchKey> keys = new CopyOnWriteArrayList<>();
    private final HostPool host = new HostPool(2, ShareRules.DEFAULT);
    private final AtomicInteger jobs = new AtomicInteger();
    private final AtomicInteger versions = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // each test opens it
    private BatchScheduler scheduler;

    @Test
    @Timeout(120)
    void nothingIsLostLeftBehindOrDoneTwiceWhateverHappens() throws Exception {
        stress(seed(), 2);
    }

    @RepeatedTest(10)
    @Tag("soak")
    @Timeout(200)
    void nothingIsLostLeftBehindOrDoneTwiceForMinutes() throws Exception {
        stress(seed(), 30);
    }

    private static long seed() {
        return Long.getLong("stress.seed", System.nanoTime());
    }

    private void stress(long seed, int seconds) throws Exception {
        System.out.println("stress with -Dstress.seed=" + seed);
        open(seed);
        work(seed, seconds, JOBS);
        chaos.forEach(each -> each.turn(false));
        System.out.println(jobs + " jobs, " + values + " windows: " + ledger);
        assertThat(ledger.endings("done")).isPositive();
        assertThat(ledger.endings("plan")).isPositive();
        assertThat(scheduler.queued()).isZero();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> scheduler.deviceStates().stream().noneMatch(DeviceState::isLost));
        everyGraphRunsAgain();

        chaos.forEach(each -> each.turn(true));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(this::closeUnderWork, StressTest::onThread);
        work(~seed, 1, 0);
        closing.get(60, TimeUnit.SECONDS);
        assertThat(scheduler.queued()).isZero();
        assertThat(Lane.values()).allMatch(lane -> scheduler.queued(lane) == 0);
        assertThat(scheduler.deviceStates()).allMatch(state -> state.living() == 0);
        nothingIsHeld();
        ledger.check();
    }

    private void closeUnderWork() {
        LockSupport.parkNanos(300_000_000);
        ledger.expectClose();
        scheduler.close();
        host.close();
    }

    /** Jobs of many threads, for so many seconds and jobs, but not much longer. */
    private void work(long seed, int seconds, int least) throws Exception {
        long begin = System.nanoTime();
        BooleanSupplier goesOn = () -> {
            long passed = System.nanoTime() - begin;
            return passed < TimeUnit.SECONDS.toNanos(seconds)
                    || jobs.get() < least && passed < TimeUnit.SECONDS.toNanos(10L * seconds);
        };
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            work.add(CompletableFuture.runAsync(() -> use(random, goesOn, timer), StressTest::onThread));
        }
        work.add(CompletableFuture.runAsync(() -> disturb(new Random(seed - 1), goesOn), StressTest::onThread));
        for (CompletableFuture<Void> each : work) {
            each.get(10L * seconds + 60, TimeUnit.SECONDS);
        }
        timer.shutdownNow();
    }

    private void use(Random random, BooleanSupplier goesOn, ScheduledExecutorService timer) {
        StressJob job = new StressJob(scheduler, ledger, values, random);
        StressPlan plan = new StressPlan(scheduler, host, ledger, values, random);
        while (goesOn.getAsBoolean()) {
            try {
                int first = random.nextInt(keys.size());
                if (random.nextInt(4) == 0) {
                    plan.run(List.copyOf(keys), timer);
                } else {
                    job.run(List.of(keys.get(first), keys.get((first + 1) % keys.size())), timer);
                }
            } catch (InferenceException | InterruptedException e) {
                if (!ledger.isClosing()) {
                    throw new AssertionError("A job could not be begun.", e);
                }
            }
            jobs.incrementAndGet();
            LockSupport.parkNanos(random.nextInt(1_000_000));
        }
    }

    /** Devices go, starve and come back; graphs are given up and replaced by newer versions. */
    private void disturb(Random random, BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            Chaos victim = chaos.get(random.nextInt(chaos.size()));
            switch (random.nextInt(8)) {
                case 0 -> victim.leave(true);
                case 1, 2, 3 -> victim.leave(false);
                case 4 -> victim.starve(random.nextBoolean());
                case 5 -> sessions.get(random.nextInt(sessions.size())).giveUp();
                case 6 -> keys.set(random.nextInt(keys.size()), serve());
                default -> chaos.forEach(each -> each.leave(false));
            }
            LockSupport.parkNanos(random.nextInt(6_000_000));
        }
    }

    private void everyGraphRunsAgain() {
        for (BatchKey key : keys) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> {
                        try (BatchJob job = scheduler.open("after", 1, new Cancellation())) {
                            WindowItem item = BatchFixture.submit(job, key, 0);
                            item.await();
                            return item.output(0)[0] == 0;
                        } catch (InferenceException e) {
                            return false;
                        }
                    });
        }
    }

    private void nothingIsHeld() {
        assertThat(pool.bytes()).as("buffers that are lent").isEqualTo(pool.idleBytes());
        sessions.forEach(CachedSession::giveUp);
        for (SessionCache cache : caches.values()) {
            assertThat(cache.memory().usedBytes()).isZero();
            assertThat(cache.memory().waiting()).isZero();
        }
        devices.forEach(device -> assertThat(device.heldBytes()).isZero());
        assertThat(ledger.openSessions()).isZero();
        watchdog.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("ripieno-stress"));
    }

    private void open(long seed) {
        for (int i = 0; i <= GPUS; i++) {
            boolean isCpu = i == GPUS;
            Chaos own = new Chaos(seed + 100 + i, isCpu);
            chaos.add(own);
            SimulatedDevice device = new SimulatedDevice(
                    isCpu ? "stress-cpu" : "stress-gpu" + i,
                    isCpu ? "cpu" : "gpu",
                    isCpu ? 2 : 1,
                    Time.real(),
                    (model, graph) -> new Declared(1e-4, 2e-5, SIZE, 3e-4),
                    own);
            devices.add(device);
            caches.put(device, new SessionCache(device.name(), BUDGET, System::nanoTime, SessionListener.NONE));
        }
        scheduler = new BatchScheduler(
                devices, pool, BatchListener.NONE, System::nanoTime, ShareRules.DEFAULT, RULES, new SessionListener() {
                    @Override
                    public void onLost(String name, String why) {
                        caches.forEach((device, cache) -> {
                            if (device.name().equals(name)) {
                                cache.lose();
                            }
                        });
                    }
                });
        for (int i = 0; i < 6; i++) {
            keys.add(serve());
        }
        scheduler.start();
    }

    /** Another version of a graph. */
    private BatchKey serve() {
        BatchKey key = new BatchKey("model@" + versions.incrementAndGet(), "main", "1");
        GraphSpec graph = SimulatedGraphs.scalar("main");
        Map<Device, Placement> placements = new LinkedHashMap<>();
        try {
            for (Map.Entry<SimulatedDevice, SessionCache> each : caches.entrySet()) {
                SimulatedDevice device = each.getKey();
                CachedSession session = each.getValue()
                        .add(
                                key.toString(),
                                graph,
                                SIZE,
                                () -> watchdog.watch(
                                        ledger.watch(device.load(key.model(), graph, new byte[0])), device.name()));
                sessions.add(session);
                placements.put(
                        device,
                        BatchFixture.placement(session, device.kind().equals("cpu") ? LAST_RESORT : POLICY, 1e-4));
            }
        } catch (ModelException e) {
            throw new AssertionError(e);
        }
        scheduler.serve(key, placements);
        return key;
    }

    private static void onThread(Runnable work) {
        new Thread(work, "stress-user").start();
    }
}
