package io.ripieno.inference.device;

import static io.ripieno.inference.device.SimulatedCaches.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for memory that runs hold, and that the waiting ends. */
@Timeout(60)
class SessionTurnsTest {
    private static final int RUNS = 40;

    private final SimulatedCaches caches = new SimulatedCaches();

    @Test
    void aSessionThatRunsIsNotGivenUpButWaitedFor() throws Exception {
        SessionCache cache = caches.of(SIZE);
        SessionLease held = caches.add(cache, "a", SIZE).acquire(new RunControl());
        CachedSession b = caches.add(cache, "b", SIZE);
        CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> SimulatedCaches.use(b, new RunControl()));
        await().until(() -> cache.memory().waiting() == 1);
        assertThat(caches.evicted()).isEmpty();

        held.close();
        waiter.get(30, TimeUnit.SECONDS);
        assertThat(caches.evicted()).containsExactly("a");
    }

    @Test
    void waitingForMemoryEndsOnDemand() throws Exception {
        SessionCache cache = caches.of(SIZE);
        try (SessionLease held = caches.add(cache, "a", SIZE).acquire(new RunControl())) {
            CachedSession b = caches.add(cache, "b", SIZE);
            RunControl control = new RunControl();
            CompletableFuture<DeviceException> ended =
                    CompletableFuture.supplyAsync(() -> SimulatedCaches.failure(b, control));
            await().until(() -> cache.memory().waiting() == 1);

            control.terminate();
            assertThat(ended.get(30, TimeUnit.SECONDS).problem()).isEqualTo(DeviceException.Problem.TERMINATED);
            assertThat(cache.memory().waiting()).isZero();
            assertThat(held.session().graph().name()).isEqualTo("a");
        }
    }

    @Test
    void aLargeSessionIsNotPassedByForEverBySmallOnesThatTakeTurns() throws Exception {
        SessionCache cache = caches.of(2 * SIZE);
        CachedSession a = caches.add(cache, "a", SIZE);
        CachedSession b = caches.add(cache, "b", SIZE);
        CachedSession large = caches.add(cache, "large", 2 * SIZE);
        SessionLease first = a.acquire(new RunControl());
        CompletableFuture<Void> big = CompletableFuture.runAsync(() -> SimulatedCaches.use(large, new RunControl()));
        await().until(() -> cache.memory().waiting() == 1);
        CompletableFuture<Void> small = CompletableFuture.runAsync(() -> SimulatedCaches.use(b, new RunControl()));
        await().until(() -> cache.memory().waiting() == 2);
        assertThat(b.isResident()).isFalse();

        first.close();
        big.get(30, TimeUnit.SECONDS);
        small.get(30, TimeUnit.SECONDS);
        assertThat(caches.evicted()).startsWith("a", "large");
    }

    @Test
    void whoComesWhileRoomIsMadeDoesNotWaitForEver() throws Exception {
        SessionCache cache = caches.of(SIZE);
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CachedSession slow = caches.add(cache, "slow", SIZE, () -> {
            closing.countDown();
            pass(goOn);
        });
        CachedSession b = caches.add(cache, "b", SIZE);
        CachedSession c = caches.add(cache, "c", SIZE);
        slow.acquire(new RunControl()).close();
        Thread first = new Thread(() -> SimulatedCaches.use(b, new RunControl()));
        first.start();
        closing.await();
        Thread second = new Thread(() -> SimulatedCaches.use(c, new RunControl()));
        Thread third = new Thread(() -> SimulatedCaches.use(slow, new RunControl()));
        second.start();
        third.start();
        await().until(() -> second.getState() == Thread.State.WAITING && third.getState() == Thread.State.WAITING);

        goOn.countDown();
        for (Thread caller : List.of(first, second, third)) {
            caller.join(30_000);
            assertThat(caller.isAlive()).isFalse();
        }
        assertThat(cache.memory().loads()).isEqualTo(4);
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
        SessionCache cache = caches.of(budget);
        List<CachedSession> models = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            models.add(caches.add(cache, "model" + i, SIZE));
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

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
