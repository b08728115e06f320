package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Short and long jobs on one device of two callers, in virtual time: a window costs 5 ms, a run 1 ms on top. */
class FairnessTest {
    private static final long WINDOW = 5_000_000;
    private static final long RUN = 1_000_000;
    private static final int FULL = 4;
    private static final int CALLERS = 2;
    private static final int CREDIT = 8;

    private final FakeDevice device = new FakeDevice("fake", CALLERS);
    private final VirtualClock clock = new VirtualClock();
    private final BatchScheduler scheduler =
            new BatchScheduler(List.of(), new BufferPool(1 << 20), BatchListener.NONE, clock::nanos);
    private final BatchQueues queues = new BatchQueues();
    private final KeyQueue queue = new KeyQueue(
            BatchFixture.KEY,
            Map.of(
                    device,
                    new Placement(
                            new ResidentSession(new FakeSession(clock), 0),
                            new BatchPolicy(FULL, Duration.ofMillis(2), true),
                            new RunCost(new TreeMap<>(Map.of(1, 6e-3))))),
            6e-3);
    private final Map<BatchJob, Queue<WindowItem>> waitingForCredit = new HashMap<>();
    private final Map<BatchJob, Integer> left = new HashMap<>();
    private final Map<BatchJob, Long> finished = new HashMap<>();
    private final PriorityQueue<Running> running = new PriorityQueue<>((a, b) -> Long.compare(a.until, b.until));

    private record Running(long until, Batch batch) {}

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void aShortJobIsInTheFirstBatchThatFormsAfterItCame() throws Exception {
        queues.add(queue);
        for (int i = 0; i < 3; i++) {
            start("two hours", 1440);
        }
        runUntil(1_000_000_000L);
        long came = clock.nanos();
        BatchJob brief = start("ten seconds", 1);
        runUntil(came + 1_000_000_000L);

        long longestBatch = RUN + FULL * WINDOW;
        assertThat(finished.getOrDefault(brief, Long.MAX_VALUE) - came).isLessThanOrEqualTo(2 * longestBatch);
    }

    @Test
    void equalJobsFinishTogetherWhateverTheirOrder() throws Exception {
        queues.add(queue);
        BatchJob first = start("first", 100);
        BatchJob second = start("second", 100);
        BatchJob third = start("third", 100);
        runUntil(Long.MAX_VALUE);

        long total = finished.values().stream().max(Long::compare).orElseThrow();
        for (BatchJob job : List.of(first, second, third)) {
            assertThat(finished.getOrDefault(job, 0L)).isGreaterThan(total * 95 / 100);
        }
    }

    private BatchJob start(String name, int windows) throws Exception {
        BatchJob job = scheduler.open(name, CREDIT, new Cancellation());
        Queue<WindowItem> later = new ArrayDeque<>();
        for (int i = 0; i < windows; i++) {
            later.add(new WindowItem(job, queue, 6e-3, new float[][] {{0}}, new float[][] {{0}}));
        }
        waitingForCredit.put(job, later);
        left.put(job, windows);
        for (int i = 0; i < CREDIT; i++) {
            enqueueNext(job);
        }
        return job;
    }

    private void enqueueNext(BatchJob job) {
        WindowItem next = waitingForCredit.getOrDefault(job, new ArrayDeque<>()).poll();
        if (next != null) {
            queue.add(next, clock.nanos());
        }
    }

    private void runUntil(long end) {
        while (clock.nanos() < end) {
            Batch batch;
            while (running.size() < CALLERS && (batch = queues.take(device, clock.nanos())) != null) {
                running.add(new Running(clock.nanos() + RUN + batch.items.size() * WINDOW, batch));
            }
            Running next = running.poll();
            if (next == null) {
                return;
            }
            clock.advanceTo(next.until);
            for (WindowItem item : next.batch.items) {
                if (left.merge(item.job(), -1, Integer::sum) == 0) {
                    finished.put(item.job(), clock.nanos());
                }
                enqueueNext(item.job());
            }
        }
    }
}
