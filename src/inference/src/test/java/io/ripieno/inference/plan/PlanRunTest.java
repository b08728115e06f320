package io.ripieno.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.FakeSession;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.host.Slice;
import io.ripieno.inference.plan.PlanFixture.Span;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlanRunTest {
    private final PlanFixture fixture = new PlanFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void sixModelsAreJoinedForEachSpanAndSpansComeOutInOrder() throws Exception {
        List<WindowStage.Use<Span>> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int stem = i;
            fixture.serve("stem" + i, 4);
            six.add(new WindowStage.Use<>(
                    PlanFixture.key("stem" + i),
                    (span, window) -> window.input(0)[0] = span.value + stem,
                    (span, window) -> span.result += window.output(0)[0]));
        }
        List<Float> results = fixture.run(List.of(new WindowStage<>(six)), 4, 50);
        assertThat(results)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50)
                        .mapToObj(value -> 2f * (6 * value + 15))
                        .toList());
    }

    @Test
    void stagesOfAllKindsFollowEachOther() throws Exception {
        fixture.serve("a", 4);
        fixture.serve("b", 4);
        List<Stage<Span>> stages = List.of(
                HostStage.once(span -> span.result = span.value + 1),
                WindowStage.of(
                        PlanFixture.key("a"),
                        (span, window) -> window.input(0)[0] = span.result,
                        (span, window) -> span.result = window.output(0)[0]),
                HostStage.once(span -> span.result += 3),
                WindowStage.of(
                        PlanFixture.key("b"),
                        (span, window) -> window.input(0)[0] = span.result,
                        (span, window) -> span.result = window.output(0)[0]));
        assertThat(fixture.run(stages, 3, 20))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(value -> 2f * (2 * (value + 1) + 3))
                        .toList());
    }

    @Test
    void hostWorkAloneRunsInSlicesAndHoldsNoDevice() throws Exception {
        AtomicInteger slices = new AtomicInteger();
        List<Stage<Span>> stages = List.of(new HostStage<>((span, slice) -> {
            slices.incrementAndGet();
            span.result += span.value;
            return slice < 4;
        }));
        assertThat(fixture.run(stages, 4, 30))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30)
                        .mapToObj(value -> 5f * value)
                        .toList());
        assertThat(slices).hasValue(5 * 30);
        assertThat(fixture.reports).isEmpty();
    }

    @Test
    void aSliceOfAnOverdueJobDoesNotRunThoughItsThreadReadsOn() throws Exception {
        AtomicInteger slices = new AtomicInteger();
        List<Stage<Span>> stages = List.of(HostStage.once(span -> slices.incrementAndGet()));
        long deadline = TimeUnit.MILLISECONDS.toNanos(5);
        Cancellation cancellation = new Cancellation();
        CountDownLatch hold = new CountDownLatch(1);
        List<CompletableFuture<Void>> held = holdHost(hold);
        try (BatchJob job = fixture.scheduler.open(JobTerms.of("late", 3).until(deadline), cancellation)) {
            int[] read = {0};
            var run = new PlanRun<>(stages, 3, fixture.host.open(Lane.NORMAL, 0), job, Span::new);
            assertThatThrownBy(() -> run.run(
                            span -> {
                                if (++read[0] == 2) {
                                    fixture.clock.advance(2 * deadline);
                                    hold.countDown();
                                    await().until(() -> held.stream().allMatch(CompletableFuture::isDone));
                                    await().until(job::isOver);
                                }
                                return true;
                            },
                            span -> {},
                            cancellation))
                    .isInstanceOf(ExpiredException.class);
        }
        assertThat(slices).hasValue(0);
    }

    @Test
    void aSpanThatWaitsForTheHostHearsOfACancelBeforeItsTurn() throws Exception {
        List<Stage<Span>> atItsBegin = List.of(HostStage.once(span -> {}));
        CountDownLatch hold = new CountDownLatch(1);
        holdHost(hold);
        Cancellation cancellation = new Cancellation();
        CountDownLatch isRead = new CountDownLatch(1);
        try (BatchJob job = fixture.open(atItsBegin, 1, cancellation)) {
            CompletableFuture<Throwable> ended = thrownBy(() -> run(atItsBegin, job, cancellation, isRead::countDown));
            assertThat(isRead.await(30, TimeUnit.SECONDS)).isTrue();
            cancellation.cancel("not needed any more");
            assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        } finally {
            hold.countDown();
        }
    }

    @Test
    void aSpanWhoseWindowsWereCancelledDoesNotWaitForTheHostToReadThem() throws Exception {
        FakeSession session = fixture.serve("a", 4);
        CountDownLatch running = new CountDownLatch(1);
        session.blockWith(control -> {
            running.countDown();
            await().until(control::isTerminated);
        });
        List<Stage<Span>> beforeItsEnd = List.of(
                WindowStage.of(PlanFixture.key("a"), (span, window) -> {}, (span, window) -> {}),
                HostStage.once(span -> {}));
        Cancellation cancellation = new Cancellation();
        CountDownLatch hold = new CountDownLatch(1);
        try (BatchJob job = fixture.open(beforeItsEnd, 1, cancellation)) {
            CompletableFuture<Throwable> ended = thrownBy(() -> run(beforeItsEnd, job, cancellation, () -> {}));
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
            holdHost(hold);
            cancellation.cancel("not needed any more");
            assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        } finally {
            hold.countDown();
        }
    }

    private static CompletableFuture<Throwable> thrownBy(ThrowingCallable work) {
        return CompletableFuture.supplyAsync(() -> catchThrowable(work), task -> new Thread(task).start());
    }

    /** Takes both places of the host until it is let go. */
    private List<CompletableFuture<Void>> holdHost(CountDownLatch letGo) throws Exception {
        List<CompletableFuture<Void>> held = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(2);
        for (int place = 0; place < 2; place++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            held.add(done);
            fixture.host
                    .open(Lane.NORMAL, 0)
                    .submit(new Slice(
                            () -> {
                                begun.countDown();
                                try {
                                    letGo.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                done.complete(null);
                            },
                            done::completeExceptionally));
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        return held;
    }

    @Test
    void noMoreSpansAreUnderWayThanTheCredit() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Stage<Span>> stages = List.of(HostStage.once(span -> span.result = span.value));
        Cancellation cancellation = new Cancellation();
        try (BatchJob job = fixture.open(stages, 3, cancellation)) {
            int[] left = {100};
            new PlanRun<>(stages, 3, fixture.host.open(Lane.NORMAL, 0), job, () -> {
                        made.incrementAndGet();
                        return new Span();
                    })
                    .run(
                            span -> {
                                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                                return left[0]-- > 0;
                            },
                            span -> underWay.decrementAndGet(),
                            cancellation);
        }
        assertThat(made).hasValue(3);
        assertThat(most).hasValue(3);
    }

    @Test
    void aWindowThatFailsEndsTheRunWithItsProblem() {
        fixture.serve("a", 4);
        List<Stage<Span>> stages = List.of(WindowStage.of(
                PlanFixture.key("a"),
                (span, window) -> window.input(0)[0] = span.value == 7 ? Float.NaN : span.value,
                (span, window) -> span.result = window.output(0)[0]));
        assertThatThrownBy(() -> fixture.run(stages, 4, 20))
                .isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                        .isEqualTo(InferenceException.Problem.BAD_OUTPUT));
    }

    @Test
    void whatAStageThrowsEndsTheRun() {
        fixture.serve("a", 4);
        List<Stage<Span>> onHost = List.of(HostStage.once(span -> {
            throw new IllegalArgumentException("too short");
        }));
        assertThatThrownBy(() -> fixture.run(onHost, 2, 5)).hasMessage("too short");
        List<Stage<Span>> inFill = List.of(WindowStage.of(
                PlanFixture.key("a"),
                (span, window) -> {
                    throw new IllegalArgumentException("too long");
                },
                (span, window) -> {}));
        assertThatThrownBy(() -> fixture.run(inFill, 2, 5)).hasMessage("too long");
    }

    @Test
    void anErrorOnTheHostEndsTheRun() {
        fixture.serve("a", 4);
        List<Stage<Span>> onHost = List.of(HostStage.once(span -> {
            throw new OutOfMemoryError("of heap");
        }));
        List<Stage<Span>> inFill = List.of(WindowStage.of(
                PlanFixture.key("a"),
                (span, window) -> {
                    throw new OutOfMemoryError("of heap");
                },
                (span, window) -> {}));
        List<Stage<Span>> inRead = List.of(
                WindowStage.of(PlanFixture.key("a"), (span, window) -> window.input(0)[0] = 1, (span, window) -> {
                    throw new OutOfMemoryError("of heap");
                }),
                HostStage.once(span -> {}));
        for (List<Stage<Span>> stages : List.of(onHost, inFill, inRead)) {
            assertThatThrownBy(() -> fixture.run(stages, 2, 5))
                    .hasMessageContaining("broke off on the host")
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void aCancelWhileWindowsAreSetOutLeavesThemToWhoFillsThem() throws Exception {
        fixture.serve("a", 4);
        Cancellation cancellation = new Cancellation();
        CountDownLatch returned = new CountDownLatch(1);
        CompletableFuture<Boolean> returnedInFill = new CompletableFuture<>();
        List<Stage<Span>> stages = List.of(new WindowStage<>(List.of(
                new WindowStage.Use<>(
                        PlanFixture.key("a"), (span, window) -> cancellation.cancel("no more"), (span, window) -> {}),
                new WindowStage.Use<>(
                        PlanFixture.key("a"),
                        (span, window) -> returnedInFill.complete(passes(returned)),
                        (span, window) -> {}))));
        try (BatchJob job = fixture.open(stages, 1, cancellation)) {
            assertThatThrownBy(() -> run(stages, job, cancellation)).isInstanceOf(CancelledException.class);
            returned.countDown();
        }
        assertThat(returnedInFill.get(30, TimeUnit.SECONDS)).isFalse();
    }

    private static boolean passes(CountDownLatch latch) {
        try {
            return latch.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aJobIsCancelledBetweenSlicesOfHostWork() throws Exception {
        Cancellation cancellation = new Cancellation();
        List<Stage<Span>> endless = List.of(new HostStage<>((span, slice) -> {
            if (slice == 10) {
                cancellation.cancel("not needed any more");
            }
            return true;
        }));
        try (BatchJob job = fixture.open(endless, 1, cancellation)) {
            assertThatThrownBy(() -> run(endless, job, cancellation)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aDeadlineEndsHostWorkAndWindowsAlike() throws Exception {
        FakeSession session = fixture.serve("a", 4);
        session.blockWith(control -> await().until(control::isTerminated));
        List<Stage<Span>> onDevice = List.of(WindowStage.of(
                PlanFixture.key("a"), (span, window) -> fixture.clock.advance(50), (span, window) -> {}));
        List<Stage<Span>> onHost = List.of(new HostStage<>((span, slice) -> {
            fixture.clock.advance(1);
            return true;
        }));
        for (List<Stage<Span>> stages : List.of(onDevice, onHost)) {
            JobTerms terms = JobTerms.of("late", 1).until(fixture.clock.nanos() + 40);
            Cancellation cancellation = new Cancellation();
            try (BatchJob job = fixture.scheduler.open(terms, cancellation)) {
                assertThatThrownBy(() -> run(stages, job, cancellation)).isInstanceOf(ExpiredException.class);
            }
        }
    }

    private void run(List<Stage<Span>> stages, BatchJob job, Cancellation cancellation) throws InferenceException {
        run(stages, job, cancellation, () -> {});
    }

    private void run(List<Stage<Span>> stages, BatchJob job, Cancellation cancellation, Runnable onRead)
            throws InferenceException {
        boolean[] isRead = {false};
        new PlanRun<>(stages, 1, fixture.host.open(Lane.NORMAL, 0), job, Span::new)
                .run(
                        span -> {
                            boolean first = !isRead[0];
                            isRead[0] = true;
                            onRead.run();
                            return first;
                        },
                        span -> {},
                        cancellation);
    }
}
