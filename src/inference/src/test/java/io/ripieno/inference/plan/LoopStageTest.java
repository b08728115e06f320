package io.ripieno.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.FakeSession;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Loop;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.plan.PlanFixture.Span;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loops over a graph that doubles its state. */
class LoopStageTest {
    private static final int STEPS = 64;
    private static final Loop DOUBLE_ON = (step, window) -> {
        window.input(0)[0] = window.output(0)[0];
        return true;
    };

    private final PlanFixture fixture = new PlanFixture();
    private final FakeSession session = fixture.serve("decoder", 8);
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        gate.release(10_000);
        fixture.close();
    }

    @Test
    void aLoopOfSixtyFourStepsEndsWithTheStateOfTheLast() throws Exception {
        assertThat(fixture.run(List.of(loop(STEPS)), 4, 10))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(value -> (float) Math.scalb((double) value, STEPS))
                        .toList());
        assertThat(fixture.reports).allMatch(report -> report.runs() == STEPS);
    }

    @Test
    void sequencesOfDifferentLengthLeaveTheGroupAtTheirStep() throws Exception {
        List<WindowItem> items = group(new int[] {3, 1, 5, 2});
        for (WindowItem item : items) {
            item.await();
        }
        assertThat(items).extracting(item -> item.output(0)[0]).containsExactly(8f, 4f, 96f, 16f);
        assertThat(session.batchSizes()).containsExactly(1, 4, 3, 2, 1, 1);
        await().until(() -> fixture.reports.size() == 2);
        BatchReport report = fixture.reports.get(1);
        assertThat(List.of(report.items(), report.runs(), report.failed())).isEqualTo(List.of(4, 5, 0));
    }

    @Test
    void aJobThatIsCancelledLeavesAtTheNextStepAndTheOthersGoOn() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (BatchJob blocker = fixture.scheduler.open(JobTerms.of("blocker", 1), new Cancellation());
                BatchJob leaving = fixture.scheduler.open(JobTerms.of("leaving", 2), cancellation);
                BatchJob staying = fixture.scheduler.open(JobTerms.of("staying", 1), new Cancellation())) {
            hold();
            WindowItem first = submit(blocker, 1, 1);
            awaitRuns(1);
            WindowItem gone = submit(leaving, 1, 10);
            WindowItem kept = submit(staying, 3, 10);
            gate.release(1);
            first.await();
            awaitRuns(2);
            gate.release(1);
            awaitRuns(3);
            cancellation.cancel("not needed any more");
            gate.release(100);
            kept.await();

            assertThatThrownBy(gone::await).isInstanceOf(CancelledException.class);
            assertThat(kept.output(0)[0]).isEqualTo(3 * 1024f);
            assertThat(session.batchSizes()).containsExactly(1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1);
        }
    }

    @Test
    void aGuiltyMemberFailsAtItsStepAndTheOthersGoOn() throws Exception {
        List<WindowItem> items = new ArrayList<>();
        try (BatchJob job = fixture.scheduler.open(JobTerms.of("job", 9), new Cancellation())) {
            hold();
            WindowItem blocking = submit(job, 1, 1);
            awaitRuns(1);
            for (int i = 0; i < 4; i++) {
                int member = i;
                items.add(submit(job, i + 1, 6, (step, window) -> {
                    window.input(0)[0] = member == 2 && step == 3 ? FakeSession.POISON : window.output(0)[0];
                    return true;
                }));
            }
            gate.release(100);
            blocking.await();
            for (int i = 0; i < 4; i++) {
                if (i == 2) {
                    assertThatThrownBy(items.get(i)::await).isInstanceOf(InferenceException.class);
                } else {
                    items.get(i).await();
                    assertThat(items.get(i).output(0)[0]).isEqualTo(64f * (i + 1));
                }
            }
        }
    }

    @Test
    void aGroupThatMemoryDoesNotHoldIsRunInHalvesAtEachStep() throws Exception {
        session.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        session.refuseBatches(size -> size > 2);
        List<WindowItem> items = group(new int[] {3, 3, 3, 1});
        for (WindowItem item : items) {
            item.await();
        }
        assertThat(items).extracting(item -> item.output(0)[0]).containsExactly(8f, 16f, 24f, 8f);
        assertThat(session.batchSizes()).containsExactly(1, 4, 2, 2, 2, 1, 2, 1);
    }

    @Test
    void aJobWhoseDeadlinePassesLeavesAtTheNextStepAndTheOthersGoOn() throws Exception {
        try (BatchJob blocker = fixture.scheduler.open(JobTerms.of("blocker", 1), new Cancellation());
                BatchJob late = fixture.scheduler.open(
                        JobTerms.of("late", 2).until(fixture.clock.nanos() + 1000), new Cancellation());
                BatchJob staying = fixture.scheduler.open(JobTerms.of("staying", 1), new Cancellation())) {
            hold();
            WindowItem first = submit(blocker, 1, 1);
            awaitRuns(1);
            WindowItem gone = submit(late, 1, 10);
            WindowItem kept = submit(staying, 3, 10);
            gate.release(1);
            first.await();
            awaitRuns(2);
            gate.release(1);
            awaitRuns(3);
            fixture.clock.advance(1000);
            assertThatThrownBy(gone::await).isInstanceOf(ExpiredException.class);
            gate.release(100);
            kept.await();

            assertThat(kept.output(0)[0]).isEqualTo(3 * 1024f);
            assertThat(session.batchSizes()).containsExactly(1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1);
        }
    }

    private static Stage<Span> loop(int steps) {
        return new LoopStage<>(
                new WindowStage.Use<>(
                        PlanFixture.key("decoder"),
                        (span, window) -> window.input(0)[0] = span.value,
                        (span, window) -> span.result = window.output(0)[0]),
                (span, step, window) -> DOUBLE_ON.next(step, window),
                steps);
    }

    /** Sequences of values 1, 2, 3 and so on that were all there when the group was formed. */
    private List<WindowItem> group(int[] steps) throws Exception {
        BatchJob job = fixture.scheduler.open(JobTerms.of("job", steps.length + 1), new Cancellation());
        hold();
        WindowItem blocking = submit(job, 1, 1);
        awaitRuns(1);
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            items.add(submit(job, i + 1, steps[i]));
        }
        gate.release(1000);
        blocking.await();
        return items;
    }

    private static WindowItem submit(BatchJob job, float value, int steps) {
        return submit(job, value, steps, DOUBLE_ON);
    }

    private static WindowItem submit(BatchJob job, float value, int steps, Loop loop) {
        WindowItem item = job.take(PlanFixture.key("decoder"));
        item.input(0)[0] = value;
        item.repeat(loop, steps);
        job.submit(item);
        return item;
    }

    private void hold() {
        session.blockWith(control -> gate.acquireUninterruptibly());
    }

    private void awaitRuns(int count) {
        await().until(() -> session.batchSizes().size() >= count);
    }
}
