package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchQueuesTest {
    private static final BatchPolicy PATIENT = new BatchPolicy(4, Duration.ofNanos(100), false);
    private static final BatchPolicy EAGER = new BatchPolicy(4, Duration.ofNanos(100), true);

    private final FakeDevice device = new FakeDevice("fake", 1);
    private final FakeDevice other = new FakeDevice("other", 1);
    private final BatchScheduler scheduler =
            new BatchScheduler(List.of(), new BufferPool(1 << 20), BatchListener.NONE, System::nanoTime);
    private final BatchQueues queues = new BatchQueues();
    private BatchJob job;

    @BeforeEach
    void openJob() throws Exception {
        job = scheduler.open("job", 8, new Cancellation());
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void aFullBatchIsReleasedAtOnce() {
        KeyQueue queue = queue("a", PATIENT);
        add(queue, 0, 3);
        assertThat(queues.take(device, 0)).isNull();
        add(queue, 0, 2);
        assertBatch(queues.take(device, 0), "a", ReleaseReason.FULL, 4);
        assertThat(queues.size()).isEqualTo(1);
    }

    @Test
    void theDelayCountsFromTheOldestWindow() {
        KeyQueue queue = queue("a", PATIENT);
        add(queue, 50, 1);
        add(queue, 120, 1);
        assertThat(queues.nanosUntilDue(device, 120)).isEqualTo(30);
        assertThat(queues.take(device, 149)).isNull();
        assertBatch(queues.take(device, 150), "a", ReleaseReason.DELAY, 2);
        assertThat(queues.nanosUntilDue(device, 150)).isEqualTo(BatchQueues.NEVER);
    }

    @Test
    void anIdleDeviceTakesWhatIsThere() {
        add(queue("a", EAGER), 0, 1);
        assertBatch(queues.take(device, 0), "a", ReleaseReason.IDLE, 1);
    }

    @Test
    void drainingReleasesWhatIsLeft() {
        add(queue("a", PATIENT), 0, 2);
        queues.drain();
        assertBatch(queues.take(device, 0), "a", ReleaseReason.DRAIN, 2);
        assertThat(queues.take(device, 0)).isNull();
    }

    @Test
    void aFullBatchGoesBeforeAnOlderPartFilledOne() {
        add(queue("a", EAGER), 0, 1);
        add(queue("b", EAGER), 10, 4);
        assertBatch(queues.take(device, 20), "b", ReleaseReason.FULL, 4);
        assertBatch(queues.take(device, 20), "a", ReleaseReason.IDLE, 1);
    }

    @Test
    void anOverdueWindowGoesBeforeFullBatches() {
        add(queue("a", EAGER), 0, 1);
        add(queue("b", EAGER), 10, 8);
        assertBatch(queues.take(device, 100), "a", ReleaseReason.DELAY, 1);
    }

    @Test
    void amongEqualsTheOldestGoesFirst() {
        add(queue("a", EAGER), 20, 4);
        add(queue("b", EAGER), 10, 4);
        assertBatch(queues.take(device, 30), "b", ReleaseReason.FULL, 4);
    }

    @Test
    void aDeviceTakesOnlyWhatIsPlacedOnIt() {
        add(queue("a", EAGER), 0, 4);
        assertThat(queues.take(other, 1000)).isNull();
        assertThat(queues.nanosUntilDue(other, 1000)).isEqualTo(BatchQueues.NEVER);
    }

    private KeyQueue queue(String model, BatchPolicy policy) {
        Placement placement = new Placement(
                new ResidentSession(new FakeSession(new VirtualClock()), 0),
                policy,
                new RunCost(new TreeMap<>(Map.of(1, 1.0))));
        KeyQueue queue = new KeyQueue(new BatchKey(model, "main", "1"), Map.of(device, placement), 1);
        queues.add(queue);
        return queue;
    }

    private void add(KeyQueue queue, long now, int count) {
        for (int i = 0; i < count; i++) {
            queue.add(new WindowItem(job, queue, 1, new float[][] {{0}}, new float[][] {{0}}), now);
        }
    }

    private static void assertBatch(@Nullable Batch batch, String model, ReleaseReason reason, int items) {
        assertThat(batch).isNotNull().satisfies(released -> {
            assertThat(released.key.model()).isEqualTo(model);
            assertThat(released.reason).isEqualTo(reason);
            assertThat(released.items).hasSize(items);
        });
    }
}
