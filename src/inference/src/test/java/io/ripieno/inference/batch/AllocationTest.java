package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.work.Cancellation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is allocated on the way of windows from their being taken to their release: something for a batch, nothing for a window. */
class AllocationTest {
    private static final BatchKey KEY = new BatchKey("m@1", "main", "1");
    private static final FakeDevice DEVICE = FakeDevice.cpu(1);
    private static final int FULL_BATCH = 32;
    private static final int ROUNDS = 300;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Idle(GraphSpec graph) implements GraphSession {
        @Override
        public void run(BatchBuffers buffers, int items, RunControl control) {
            // The way there and back is what counts.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @Test
    void aWindowOnItsWayThroughSchedulerAndDeviceAllocatesNothing() throws Exception {
        try (Watchdog watchdog = new Watchdog(RunLimits.DEFAULT)) {
            BatchScheduler scheduler = BatchFixture.unstarted(new VirtualClock(), BatchListener.NONE, DEVICE);
            BatchPolicy policy = new BatchPolicy(FULL_BATCH, Duration.ZERO, true);
            scheduler.serve(KEY, Map.of(DEVICE, BatchFixture.placement(session(watchdog), policy, 1e-9)));
            List<BatchJob> jobs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jobs.add(scheduler.open("job" + i, FULL_BATCH / 4, new Cancellation()));
            }
            List<WindowItem> items = new ArrayList<>(FULL_BATCH);
            for (int i = 0; i < ROUNDS; i++) {
                run(scheduler, jobs, items, FULL_BATCH);
                run(scheduler, jobs, items, 4);
            }

            double many = bytesOfABatch(scheduler, jobs, items, FULL_BATCH);
            double few = bytesOfABatch(scheduler, jobs, items, 4);
            assertThat((many - few) / (FULL_BATCH - 4)).as("bytes of a window").isLessThan(1);
            assertThat(many).as("bytes of a batch").isBetween(1.0, 3_000.0);
            scheduler.close();
        }
    }

    private double bytesOfABatch(BatchScheduler scheduler, List<BatchJob> jobs, List<WindowItem> items, int windows)
            throws Exception {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            run(scheduler, jobs, items, windows);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) ROUNDS;
    }

    private static void run(BatchScheduler scheduler, List<BatchJob> jobs, List<WindowItem> items, int windows)
            throws Exception {
        for (int i = 0; i < windows; i++) {
            BatchJob job = jobs.get(i % jobs.size());
            WindowItem item = job.take(KEY);
            job.submit(item);
            items.add(item);
        }
        if (!scheduler.runNext(DEVICE) || scheduler.queued() > 0) {
            throw new AssertionError("The windows were not taken in one batch.");
        }
        for (int i = 0; i < windows; i++) {
            items.get(i).await();
            items.get(i).job().release(items.get(i));
        }
        items.clear();
    }

    private static CachedSession session(Watchdog watchdog) throws Exception {
        List<TensorSpec> tensors = List.of(new TensorSpec("x", List.of(-1L, 8L), TensorSpec.FEATURES));
        GraphSpec graph = GraphSpec.draft(GraphSpec.MAIN, "x.onnx", tensors, tensors);
        return new SessionCache("cpu", 1_000, System::nanoTime, SessionListener.NONE)
                .add("m", graph, 1, () -> watchdog.watch(new Idle(graph), "cpu"));
    }
}
