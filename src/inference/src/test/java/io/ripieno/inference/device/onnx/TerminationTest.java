package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.TinyGraph;
import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How soon the device is free for others when a job ends whose run takes many seconds. */
@Timeout(60)
class TerminationTest {
    /** Many times what it takes, for busy machines; the run itself takes longer still. */
    private static final double MOST_MILLIS = 5_000;

    private static final BatchKey SLOW = new BatchKey("slow@1", GraphSpec.MAIN, "1");
    private static final BatchKey QUICK = new BatchKey("quick@1", GraphSpec.MAIN, "1");
    private static final GraphSpec IDENTITY = GraphSpec.draft(
            GraphSpec.MAIN,
            "quick.onnx",
            List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
            List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)));

    private static final OnnxCpuDevice DEVICE = new OnnxCpuDevice(1);
    private static GraphSession slow;
    private static GraphSession quick;

    private final BlockingQueue<DeviceException.Problem> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<RunControl> begun = new LinkedBlockingQueue<>();
    private final BatchScheduler scheduler =
            new BatchScheduler(List.of(DEVICE), new BufferPool(64 << 20), BatchListener.NONE, System::nanoTime);
    private final Cancellation cancellation = new Cancellation();

    @BeforeAll
    static void load() throws Exception {
        slow = DEVICE.load("slow@1", SlowGraph.spec(SlowGraph.MANY), SlowGraph.bytes(SlowGraph.MANY));
        quick = DEVICE.load(
                "quick@1",
                IDENTITY,
                new TinyGraph()
                        .input("x", -1, 1)
                        .node("Identity", List.of("x"), "y")
                        .output("y", -1, 1)
                        .bytes());
    }

    @AfterAll
    static void unload() {
        slow.close();
        quick.close();
    }

    @AfterEach
    void close() {
        cancellation.cancel("the test is over");
        scheduler.close();
    }

    @Test
    void aCancelFreesTheDeviceInTheMidstOfARun() throws Exception {
        serve(1);
        try (BatchJob leaving = scheduler.open("leaving", 1, cancellation);
                BatchJob next = scheduler.open("next", 1, new Cancellation())) {
            WindowItem gone = submit(leaving, SLOW);
            awaitMidst(begun.take());
            WindowItem kept = submit(next, QUICK);

            long cancelled = System.nanoTime();
            cancellation.cancel("not wanted any more");
            assertThatThrownBy(gone::await).isInstanceOf(CancelledException.class);
            assertFreed("a cancel", kept, cancelled);
        }
    }

    @Test
    void aDeadlineFreesTheDeviceInTheMidstOfARun() throws Exception {
        serve(1);
        long deadline = scheduler.now() + TimeUnit.MILLISECONDS.toNanos(3_000);
        try (BatchJob leaving = scheduler.open(JobTerms.of("late", 1).until(deadline), cancellation);
                BatchJob next = scheduler.open("next", 1, new Cancellation())) {
            WindowItem gone = submit(leaving, SLOW);
            awaitMidst(begun.take());
            WindowItem kept = submit(next, QUICK);

            assertThatThrownBy(gone::await).isInstanceOf(ExpiredException.class);
            assertFreed("a deadline", kept, deadline);
        }
    }

    @Test
    void aRunThatAnotherJobSharesGoesOnUntilThatOneLeavesToo() throws Exception {
        serve(2);
        Cancellation other = new Cancellation();
        try (BatchJob leaving = scheduler.open("leaving", 1, cancellation);
                BatchJob sharing = scheduler.open("sharing", 1, other);
                BatchJob next = scheduler.open("next", 1, new Cancellation())) {
            WindowItem gone = submit(leaving, SLOW);
            WindowItem shared = submit(sharing, SLOW);
            RunControl run = begun.take();
            awaitMidst(run);
            WindowItem kept = submit(next, QUICK);

            cancellation.cancel("not wanted any more");
            assertThatThrownBy(gone::await).isInstanceOf(CancelledException.class);
            assertThat(run.isTerminated()).as("the one that stays is wanted").isFalse();
            assertThat(ends).isEmpty();

            long cancelled = System.nanoTime();
            other.cancel("not wanted either");
            assertThatThrownBy(shared::await).isInstanceOf(CancelledException.class);
            assertFreed("the cancel of the last of two jobs", kept, cancelled);
        }
    }

    /** @param fullBatch windows of the slow graph for which the device waits */
    private void serve(int fullBatch) {
        place(SLOW, slow, new BatchPolicy(fullBatch, Duration.ofHours(1), false));
        place(QUICK, quick, new BatchPolicy(1, Duration.ZERO, true));
    }

    private void place(BatchKey key, GraphSession session, BatchPolicy policy) {
        scheduler.serve(
                key,
                Map.of(
                        DEVICE,
                        new Placement(
                                new ResidentSession(new Witness(session), 0),
                                policy,
                                new RunCost(new TreeMap<>(Map.of(1, 1e-3))))));
    }

    private static WindowItem submit(BatchJob job, BatchKey key) {
        WindowItem item = job.take(key);
        job.submit(item);
        return item;
    }

    /** Until the runtime is in the graph and can be told to end. */
    private static void awaitMidst(RunControl run) {
        await().until(run::isAttached);
    }

    private void assertFreed(String by, WindowItem next, long sinceNanos) throws Exception {
        next.await();
        double millis = (System.nanoTime() - sinceNanos) * 1e-6;
        System.out.printf("the device ran another batch %.0f ms after %s%n", millis, by);
        assertThat(ends).containsExactly(DeviceException.Problem.TERMINATED);
        assertThat(millis).isLessThan(MOST_MILLIS);
    }

    /** Notes when runs begin, and how those end that fail. */
    private final class Witness implements GraphSession {
        private final GraphSession session;

        Witness(GraphSession session) {
            this.session = session;
        }

        @Override
        public GraphSpec graph() {
            return session.graph();
        }

        @Override
        public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
            begun.add(control);
            try {
                session.run(buffers, items, control);
            } catch (DeviceException e) {
                ends.add(e.problem());
                throw e;
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
