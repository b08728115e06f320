package io.ripieno.inference.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostPoolTest {
    private final HostPool pool = new HostPool(1, ShareRules.DEFAULT, Duration.ZERO);
    private final HostJob job = pool.open(Lane.NORMAL, 0);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<InferenceException> refused = new CompletableFuture<>();
    private final Slice slice = new Slice(() -> {}, refused::complete);

    @BeforeEach
    void holdTheOnlyThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        job.submit(new Slice(
                () -> {
                    begun.countDown();
                    holdEvenIfInterrupted();
                },
                e -> {}));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void letGo() {
        goOn.countDown();
        pool.close();
    }

    @Test
    void aSliceThatDidNotBeginIsRefusedAtTheClose() throws Exception {
        job.submit(slice);
        pool.close();
        assertThat(refused.get(30, TimeUnit.SECONDS).problem()).isEqualTo(InferenceException.Problem.CLOSED);
    }

    @Test
    void aSliceIsRefusedAfterTheClose() throws Exception {
        pool.close();
        job.submit(slice);
        assertThat(refused.get(30, TimeUnit.SECONDS).problem()).isEqualTo(InferenceException.Problem.CLOSED);
    }

    @Test
    void whoWaitsForASliceThatDidNotBeginIsTold() throws Exception {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                job.call(() -> 1);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        pool.close();
        caller.join(30_000);
        assertThat(thrown.get()).isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                .isEqualTo(InferenceException.Problem.CLOSED));
    }

    @Test
    void whoWaitsForASliceIsToldOfTheCancelAndItNeverRuns() throws Exception {
        Cancellation cancellation = new Cancellation();
        HostJob unwanted = pool.open(Lane.NORMAL, 0, cancellation, () -> Long.MAX_VALUE);
        AtomicInteger runs = new AtomicInteger();
        Caller caller = Caller.of(unwanted, runs::incrementAndGet);
        await().until(() -> caller.thread().getState() == Thread.State.TIMED_WAITING);
        cancellation.cancel("Nobody listens.");
        assertThat(caller.thrown().get(30, TimeUnit.SECONDS))
                .isInstanceOf(CancelledException.class)
                .hasMessage("Nobody listens.");
        runOnePassed();
        assertThat(runs).hasValue(0);
    }

    @Test
    void whoWaitsForASliceIsToldOfTheDeadlineAndItNeverRuns() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        HostJob late = pool.open(Lane.NORMAL, 0, new Cancellation(), () -> deadline - System.nanoTime());
        AtomicInteger runs = new AtomicInteger();
        assertThat(Caller.of(late, runs::incrementAndGet).thrown().get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExpiredException.class);
        runOnePassed();
        assertThat(runs).hasValue(0);
    }

    @Test
    void aSliceThatHasBegunIsWaitedForWhateverComesOfItsJob() throws Exception {
        Cancellation cancellation = new Cancellation();
        AtomicLong nanosLeft = new AtomicLong(Long.MAX_VALUE);
        CountDownLatch end = new CountDownLatch(1);
        HostJob other = pool.open(Lane.NORMAL, 0, cancellation, nanosLeft::get);
        CountDownLatch begun = new CountDownLatch(1);
        Caller caller = Caller.of(other, () -> {
            begun.countDown();
            return end.await(20, TimeUnit.SECONDS);
        });
        await().until(() -> caller.thread().getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        nanosLeft.set(-1);
        cancellation.cancel("Nobody listens.");
        caller.thread().interrupt();
        assertThat(caller.thrown()).isNotDone();
        end.countDown();
        assertThat(caller.thrown().get(30, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void noSliceRunsOfAJobThatIsNotWantedWhenItComes() throws Exception {
        goOn.countDown();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel("Nobody listens.");
        AtomicInteger runs = new AtomicInteger();
        try (HostPool free = new HostPool(1, ShareRules.DEFAULT)) {
            assertThatThrownBy(() ->
                            free.open(Lane.NORMAL, 0, cancellation, () -> 1).call(runs::incrementAndGet))
                    .isInstanceOf(CancelledException.class);
            assertThatThrownBy(() -> free.open(Lane.NORMAL, 0, new Cancellation(), () -> 0)
                            .call(runs::incrementAndGet))
                    .isInstanceOf(ExpiredException.class);
        }
        assertThat(runs).hasValue(0);
    }

    /**
     * Waits for a slice of a job.
     *
     * @param thrown null if nothing
     */
    private record Caller(Thread thread, CompletableFuture<@Nullable Throwable> thrown) {
        static Caller of(HostJob job, Callable<?> work) {
            CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    job.call(work);
                    ended.complete(null);
                } catch (Exception e) {
                    ended.complete(e);
                }
            });
            thread.start();
            return new Caller(thread, ended);
        }
    }

    /** Frees the only place, and waits until a slice of another job that came later has run. */
    private void runOnePassed() throws Exception {
        CompletableFuture<Integer> last = new CompletableFuture<>();
        job.submit(new Slice(() -> last.complete(1), e -> {}));
        goOn.countDown();
        assertThat(last.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void aJobOfTheHighLaneIsNotKeptWaitingByWhatManyOthersHandedInBefore() throws Exception {
        AtomicInteger before = new AtomicInteger();
        for (int other = 0; other < 20; other++) {
            HostJob low = pool.open(Lane.LOW, 0);
            for (int i = 0; i < 10; i++) {
                low.submit(new Slice(before::incrementAndGet, e -> {}));
            }
        }
        HostJob high = pool.open(Lane.HIGH, 0);
        CompletableFuture<Integer> first = new CompletableFuture<>();
        high.submit(new Slice(() -> first.complete(before.get()), e -> {}));
        goOn.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS))
                .as("slices before that of the high lane, as both begin alike")
                .isLessThanOrEqualTo(1);
    }

    private void holdEvenIfInterrupted() {
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                continue;
            }
        }
    }
}
