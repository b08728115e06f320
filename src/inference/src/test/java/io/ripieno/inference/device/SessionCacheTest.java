package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionCacheTest {
    private static final long SIZE = 100;
    private static final int RUNS = 40;

    private final List<String> evicted = Collections.synchronizedList(new ArrayList<>());
    private final Time time = new VirtualTime();
    private final SimulatedDevice device =
            new SimulatedDevice("sim", time, (model, graph) -> new Declared(0, 1e-3, SIZE, 0.5), Behaviour.SOUND);

    @Test
    void aSessionIsLoadedWhenItIsFirstNeededAndThenKept() throws Exception {
        SessionCache cache = cache(SIZE);
        CachedSession session = add(cache, "a", SIZE);
        assertThat(session.isResident()).isFalse();
        assertThat(cache.memory().usedBytes()).isZero();

        try (SessionLease first = session.acquire(new RunControl())) {
            assertThat(first.loadNanos()).isEqualTo(500_000_000);
        }
        try (SessionLease second = session.acquire(new RunControl())) {
            assertThat(second.loadNanos()).isZero();
        }
        assertThat(session.isResident()).isTrue();
        assertThat(session.loadSeconds()).isEqualTo(0.5);
        assertThat(cache.memory()).isEqualTo(new SessionMemory("sim", SIZE, SIZE, 1, 1, 0, 0));
    }

    @Test
    void callersOfTheSameSessionShareIt() throws Exception {
        SessionCache cache = cache(SIZE);
        CachedSession session = add(cache, "a", SIZE);
        try (SessionLease one = session.acquire(new RunControl());
                SessionLease other = session.acquire(new RunControl())) {
            assertThat(one.session()).isSameAs(other.session());
        }
        assertThat(cache.memory().loads()).isEqualTo(1);
    }

    @Test
    void theIdleOneThatWasUsedLongestAgoMakesRoom() throws Exception {
        SessionCache cache = cache(2 * SIZE);
        CachedSession a = add(cache, "a", SIZE);
        CachedSession b = add(cache, "b", SIZE);
        a.acquire(new RunControl()).close();
        b.acquire(new RunControl()).close();
        a.acquire(new RunControl()).close();

        try (SessionLease lease = add(cache, "c", SIZE).acquire(new RunControl())) {
            assertThat(lease.evictions()).isEqualTo(1);
        }
        assertThat(evicted).containsExactly("b");
        assertThat(cache.memory().usedBytes()).isEqualTo(2 * SIZE);
        assertThat(b.isResident()).isFalse();
    }

    @Test
    void aSessionThatRunsIsNotGivenUpButWaitedFor() throws Exception {
        SessionCache cache = cache(SIZE);
        SessionLease held = add(cache, "a", SIZE).acquire(new RunControl());
        CachedSession b = add(cache, "b", SIZE);
        CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> use(b, new RunControl()));
        await().until(() -> cache.memory().waiting() == 1);
        assertThat(evicted).isEmpty();

        held.close();
        waiter.get(10, TimeUnit.SECONDS);
        assertThat(evicted).containsExactly("a");
    }

    @Test
    void waitingForMemoryEndsOnDemand() throws Exception {
        SessionCache cache = cache(SIZE);
        try (SessionLease held = add(cache, "a", SIZE).acquire(new RunControl())) {
            CachedSession b = add(cache, "b", SIZE);
            RunControl control = new RunControl();
            CompletableFuture<DeviceException> ended = CompletableFuture.supplyAsync(() -> failure(b, control));
            await().until(() -> cache.memory().waiting() == 1);

            control.terminate();
            assertThat(ended.get(10, TimeUnit.SECONDS).problem()).isEqualTo(DeviceException.Problem.TERMINATED);
            assertThat(cache.memory().waiting()).isZero();
            assertThat(held.session().graph().name()).isEqualTo("a");
        }
    }

    @Test
    void aSessionOverTheBudgetIsRefusedWithBoth() {
        assertThatThrownBy(() -> add(cache(SIZE), "big", SIZE + 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("big takes 101 bytes of memory on sim, over the budget of 100 bytes")
                .hasMessageContaining("Raise the budget");
    }

    @Test
    void aMeasuredSizeTakesThePlaceOfTheThoughtOne() throws Exception {
        SessionCache cache = cache(2 * SIZE);
        CachedSession a = add(cache, "a", 10);
        a.acquire(new RunControl()).close();
        a.measured(150);
        assertThat(cache.memory().usedBytes()).isEqualTo(150);
        a.measured(201);
        assertThat(cache.memory().usedBytes())
                .as("what runs is not refused for a figure that other work disturbs")
                .isEqualTo(2 * SIZE);

        add(cache, "b", SIZE).acquire(new RunControl()).close();
        assertThat(evicted).containsExactly("a");
    }

    @Test
    void whatTurnsOutTooLargeForTheBudgetOnceItIsLoadedMakesIdleSessionsGo() throws Exception {
        SessionCache cache = cache(2 * SIZE);
        CachedSession a = growing(cache, "a", 10, 120);
        CachedSession b = growing(cache, "b", 10, 120);
        a.acquire(new RunControl()).close();
        try (SessionLease lease = b.acquire(new RunControl())) {
            assertThat(lease.evictions()).isEqualTo(1);
            assertThat(cache.memory().usedBytes()).isEqualTo(120);
        }
        assertThat(evicted).containsExactly("a");
    }

    @Test
    void whatRunsMeanwhileGoesOnceItIsIdle() throws Exception {
        SessionCache cache = cache(2 * SIZE);
        CachedSession a = growing(cache, "a", 10, 120);
        CachedSession b = growing(cache, "b", 10, 120);
        SessionLease running = a.acquire(new RunControl());
        SessionLease other = b.acquire(new RunControl());
        assertThat(cache.memory().usedBytes()).as("nothing is idle").isEqualTo(240);
        running.close();
        assertThat(evicted).containsExactly("a");
        other.close();
        assertThat(b.isResident()).isTrue();
    }

    @Test
    void idleSessionsGiveWayOnDemand() throws Exception {
        SessionCache cache = cache(3 * SIZE);
        CachedSession a = add(cache, "a", SIZE);
        CachedSession b = add(cache, "b", SIZE);
        a.acquire(new RunControl()).close();
        try (SessionLease running = b.acquire(new RunControl());
                SessionLease lease = add(cache, "c", SIZE).acquire(new RunControl())) {
            assertThat(lease.makeRoom()).isEqualTo(1);
            assertThat(lease.makeRoom()).as("the others run").isZero();
            assertThat(running.session().graph().name()).isEqualTo("b");
        }
        assertThat(evicted).containsExactly("a");
    }

    @Test
    void aLargeSessionIsNotPassedByForEverBySmallOnesThatTakeTurns() throws Exception {
        SessionCache cache = cache(2 * SIZE);
        CachedSession a = add(cache, "a", SIZE);
        CachedSession b = add(cache, "b", SIZE);
        CachedSession large = add(cache, "large", 2 * SIZE);
        SessionLease first = a.acquire(new RunControl());
        CompletableFuture<Void> big = CompletableFuture.runAsync(() -> use(large, new RunControl()));
        await().until(() -> cache.memory().waiting() == 1);
        CompletableFuture<Void> small = CompletableFuture.runAsync(() -> use(b, new RunControl()));
        await().until(() -> cache.memory().waiting() == 2);
        assertThat(b.isResident()).isFalse();

        first.close();
        big.get(10, TimeUnit.SECONDS);
        small.get(10, TimeUnit.SECONDS);
        assertThat(evicted).startsWith("a", "large");
    }

    @Test
    void aSessionThatCannotBeLoadedTakesNothing() throws Exception {
        SessionCache cache = cache(SIZE);
        CachedSession broken = cache.add("broken", SimulatedGraphs.scalar("main"), SIZE, () -> {
            throw new ModelException(ModelException.Problem.DIGEST, "The file was changed.");
        });
        assertThat(failure(broken, new RunControl()))
                .hasMessageContaining("broken could not be loaded for a run: The file was changed.");
        assertThat(cache.memory().usedBytes()).isZero();
        add(cache, "sound", SIZE).acquire(new RunControl()).close();
    }

    @Test
    void whoComesWhileRoomIsMadeDoesNotWaitForEver() throws Exception {
        SessionCache cache = cache(SIZE);
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CachedSession slow = add(cache, "slow", SIZE, () -> {
            closing.countDown();
            pass(goOn);
        });
        CachedSession b = add(cache, "b", SIZE);
        CachedSession c = add(cache, "c", SIZE);
        slow.acquire(new RunControl()).close();
        Thread first = new Thread(() -> use(b, new RunControl()));
        first.start();
        closing.await();
        Thread second = new Thread(() -> use(c, new RunControl()));
        Thread third = new Thread(() -> use(slow, new RunControl()));
        second.start();
        third.start();
        await().until(() -> second.getState() == Thread.State.WAITING && third.getState() == Thread.State.WAITING);

        goOn.countDown();
        for (Thread caller : List.of(first, second, third)) {
            caller.join(10_000);
            assertThat(caller.isAlive()).isFalse();
        }
        assertThat(cache.memory().loads()).isEqualTo(4);
    }

    @Test
    void whatThrowsAtItsCloseOrIsNotToldLeavesItsRoomToOthers() throws Exception {
        SessionCache cache = new SessionCache("sim", SIZE, time::nanos, new SessionListener() {
            @Override
            public void onLoad(String name, String what, double seconds, long bytes) {
                throw new IllegalStateException("not told");
            }
        });
        CachedSession broken = add(cache, "broken", SIZE, () -> {
            throw new IllegalStateException("not closed");
        });
        broken.acquire(new RunControl()).close();
        add(cache, "sound", SIZE).acquire(new RunControl()).close();
        broken.acquire(new RunControl()).close();
        assertThat(cache.memory()).isEqualTo(new SessionMemory("sim", SIZE, SIZE, 1, 3, 2, 0));
    }

    @Test
    void whatIsGivenUpIsLoadedAgain() throws Exception {
        SessionCache cache = cache(SIZE);
        CachedSession a = add(cache, "a", SIZE);
        a.acquire(new RunControl()).close();
        a.giveUp();
        a.giveUp();
        assertThat(cache.memory()).isEqualTo(new SessionMemory("sim", SIZE, 0, 0, 1, 1, 0));
        a.acquire(new RunControl()).close();
        assertThat(cache.memory().loads()).isEqualTo(2);
    }

    @Test
    void sixModelsThatAreJoinedGoThroughMemoryForOne() throws Exception {
        assertThat(runsOfSix(SIZE)).isEqualTo(4 * RUNS);
    }

    @Test
    void sixModelsThatAreJoinedGoThroughMemoryForSome() throws Exception {
        assertThat(runsOfSix(3 * SIZE + 50)).isEqualTo(4 * RUNS);
    }

    /** Four callers run the six models RUNS times each, in an order of their own. */
    private int runsOfSix(long budget) throws Exception {
        SessionCache cache = cache(budget);
        List<CachedSession> models = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            models.add(add(cache, "model" + i, SIZE));
        }
        BufferPool pool = new BufferPool(2 * Float.BYTES);
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            Random random = new Random(caller);
            callers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < RUNS; i++) {
                            run(models.get(random.nextInt(6)), pool);
                            assertThat(cache.memory().usedBytes()).isLessThanOrEqualTo(budget);
                            done.incrementAndGet();
                        }
                    },
                    command -> new Thread(command).start()));
        }
        for (CompletableFuture<Void> caller : callers) {
            caller.get(30, TimeUnit.SECONDS);
        }
        assertThat(cache.memory().evictions()).isPositive();
        return done.get();
    }

    private static void run(CachedSession session, BufferPool pool) {
        try (SessionLease lease = session.acquire(new RunControl());
                BatchBuffers buffers = pool.borrow(session.graph(), 1)) {
            lease.session().run(buffers, 1, new RunControl());
        } catch (DeviceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void use(CachedSession session, RunControl control) {
        try {
            session.acquire(control).close();
        } catch (DeviceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeviceException failure(CachedSession session, RunControl control) {
        try {
            session.acquire(control).close();
            throw new AssertionError("It was leased.");
        } catch (DeviceException e) {
            return e;
        }
    }

    private SessionCache cache(long budget) {
        return new SessionCache("sim", budget, time::nanos, new SessionListener() {
            @Override
            public void onEviction(String name, String what, long bytes) {
                evicted.add(what);
            }
        });
    }

    private CachedSession add(SessionCache cache, String name, long bytes) throws ModelException {
        GraphSpec graph = SimulatedGraphs.scalar(name);
        return cache.add(name, graph, bytes, () -> device.load(name, graph, new byte[0]));
    }

    /** A session that is found to take more when it is loaded than was thought. */
    private CachedSession growing(SessionCache cache, String name, long thought, long measured) throws ModelException {
        GraphSpec graph = SimulatedGraphs.scalar(name);
        List<CachedSession> self = new ArrayList<>();
        CachedSession session = cache.add(name, graph, thought, () -> {
            self.get(0).measured(measured);
            return device.load(name, graph, new byte[0]);
        });
        self.add(session);
        return session;
    }

    /** A session that does something of its own when it is closed. */
    private CachedSession add(SessionCache cache, String name, long bytes, Runnable onClose) throws ModelException {
        GraphSpec graph = SimulatedGraphs.scalar(name);
        return cache.add(name, graph, bytes, () -> {
            GraphSession session = device.load(name, graph, new byte[0]);
            return new GraphSession() {
                @Override
                public GraphSpec graph() {
                    return session.graph();
                }

                @Override
                public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
                    session.run(buffers, items, control);
                }

                @Override
                public void close() {
                    onClose.run();
                    session.close();
                }
            };
        });
    }
}
