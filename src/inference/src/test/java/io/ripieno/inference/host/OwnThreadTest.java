package io.ripieno.inference.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Lane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slices that run on the threads of their jobs. */
@Timeout(60)
class OwnThreadTest {
    private static final int PLACES = 2;

    private final HostPool pool = new HostPool(PLACES, ShareRules.DEFAULT);
    private final HostJob job = pool.open(Lane.NORMAL, 0);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        goOn.countDown();
        pool.close();
    }

    @Test
    void whoWouldOnlyWaitRunsItsSliceItself() throws Exception {
        assertThat(job.call(Thread::currentThread)).isSameAs(Thread.currentThread());
    }

    @Test
    void whatASliceThrowsIsTold() {
        assertThatThrownBy(() -> job.call(() -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void whoFindsNoPlaceHasItsSliceRunOnTheHost() throws Exception {
        List<CompletableFuture<Thread>> held = holdAllPlaces();
        CompletableFuture<Thread> called = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                called.complete(job.call(Thread::currentThread));
            } catch (Exception e) {
                called.completeExceptionally(e);
            }
        });
        caller.start();
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        assertThat(called.get(30, TimeUnit.SECONDS).getName()).startsWith("ripieno-host-");
        assertThat(held).allSatisfy(thread -> assertThat(thread).succeedsWithin(30, TimeUnit.SECONDS));
    }

    @Test
    void aJobAmongFewReadsOnWhileItsSlicesRun() throws Exception {
        try (HostJob.Visit visit = job.visit()) {
            assertThat(threadOf(visit).get(30, TimeUnit.SECONDS).getName()).startsWith("ripieno-host-");
        }
    }

    @Test
    void aJobAmongAsManyAsPlacesRunsItsSlicesItself() {
        try (HostJob.Visit other = pool.open(Lane.NORMAL, 0).visit();
                HostJob.Visit visit = job.visit()) {
            assertThat(threadOf(visit)).isCompletedWithValue(Thread.currentThread());
            assertThat(threadOf(other)).isCompletedWithValue(Thread.currentThread());
        }
    }

    @Test
    void aJobOfManyReadsOnWhereNoPlaceIsFree() throws Exception {
        holdAllPlaces();
        try (HostJob.Visit other = pool.open(Lane.NORMAL, 0).visit();
                HostJob.Visit visit = job.visit()) {
            CompletableFuture<Thread> thread = threadOf(visit);
            assertThat(thread).isNotCompleted();
            assertThat(threadOf(other)).isNotCompleted();
            goOn.countDown();
            assertThat(thread.get(30, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void aJobWhoseSlicesWaitKeepsTheirOrder() throws Exception {
        List<Integer> order = new ArrayList<>();
        try (HostPool one = new HostPool(1, ShareRules.DEFAULT)) {
            hold(one, 1);
            HostJob waiting = one.open(Lane.NORMAL, 0);
            waiting.submit(new Slice(() -> order.add(1), e -> {}));
            CompletableFuture<Boolean> last = new CompletableFuture<>();
            waiting.submit(new Slice(
                    () -> {
                        order.add(2);
                        last.complete(true);
                    },
                    e -> {}));
            goOn.countDown();
            last.get(30, TimeUnit.SECONDS);
            assertThat(waiting.call(() -> List.copyOf(order))).containsExactly(1, 2);
        }
    }

    @Test
    void noMoreSlicesRunAtATimeThanThereArePlaces() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable work = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            running.decrementAndGet();
            done.incrementAndGet();
        };
        List<Thread> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            jobs.add(new Thread(() -> {
                HostJob mine = pool.open(Lane.NORMAL, 0);
                try (HostJob.Visit visit = mine.visit()) {
                    for (int slice = 0; slice < 100; slice++) {
                        visit.run(new Slice(work, e -> {}));
                        mine.call(() -> {
                            work.run();
                            return true;
                        });
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        jobs.forEach(Thread::start);
        for (Thread thread : jobs) {
            thread.join();
        }
        pool.close();
        assertThat(done).hasValue(6 * 2 * 100);
        assertThat(most.get()).isBetween(1, PLACES);
    }

    private static CompletableFuture<Thread> threadOf(HostJob.Visit visit) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        visit.run(new Slice(() -> thread.complete(Thread.currentThread()), e -> {}));
        return thread;
    }

    private List<CompletableFuture<Thread>> holdAllPlaces() throws InterruptedException {
        return hold(pool, PLACES);
    }

    private List<CompletableFuture<Thread>> hold(HostPool of, int places) throws InterruptedException {
        List<CompletableFuture<Thread>> held = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(places);
        for (int i = 0; i < places; i++) {
            CompletableFuture<Thread> ended = new CompletableFuture<>();
            held.add(ended);
            of.open(Lane.NORMAL, 0)
                    .submit(new Slice(
                            () -> {
                                begun.countDown();
                                try {
                                    goOn.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                ended.complete(Thread.currentThread());
                            },
                            e -> {}));
        }
        begun.await();
        return held;
    }
}
