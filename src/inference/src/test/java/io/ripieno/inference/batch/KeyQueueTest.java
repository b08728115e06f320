package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyQueueTest {
    private final FakeDevice device = new FakeDevice("fake", 1);
    private final BatchScheduler scheduler =
            new BatchScheduler(List.of(), new BufferPool(1 << 20), BatchListener.NONE, System::nanoTime);
    private final KeyQueue queue = new KeyQueue(
            new BatchKey("fake@1", "main", "1"),
            Map.of(
                    device,
                    new Placement(
                            new ResidentSession(new FakeSession(new VirtualClock()), 0),
                            new BatchPolicy(4, Duration.ofNanos(100), false),
                            new RunCost(new TreeMap<>(Map.of(1, 1.0))))),
            1.0);
    private BatchJob long1;
    private BatchJob long2;
    private BatchJob short1;

    @BeforeEach
    void openJobs() throws Exception {
        long1 = scheduler.open("long1", 8, new Cancellation());
        long2 = scheduler.open("long2", 8, new Cancellation());
        short1 = scheduler.open("short1", 8, new Cancellation());
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void jobsTakeTurnsWhateverTheyHaveWaiting() {
        add(long1, 8, 1);
        add(long2, 8, 1);
        add(short1, 1, 1);
        assertThat(take(4)).containsExactly(long1, long2, short1, long1);
        assertThat(take(4)).containsExactly(long2, long1, long2, long1);
    }

    @Test
    void aTurnThatTheBatchCutsOffGoesOn() {
        add(long1, 4, 0.5);
        add(long2, 4, 0.5);
        assertThat(take(1)).containsExactly(long1);
        assertThat(take(3)).containsExactly(long1, long2, long2);
    }

    @Test
    void expensiveWindowsComeLessOften() {
        add(long1, 4, 2);
        add(long2, 8, 1);
        assertThat(take(6)).containsExactly(long2, long1, long2, long2, long1, long2);
    }

    @Test
    void theOldestWindowIsKnownThroughoutTakingAndLeaving() {
        queue.add(item(long1, 1), 10);
        queue.add(item(long1, 1), 20);
        queue.add(item(long2, 1), 30);
        queue.add(item(short1, 1), 40);
        assertThat(queue.oldestNanos()).isEqualTo(10);
        take(1);
        assertThat(queue.oldestNanos()).isEqualTo(20);
        queue.remove(long1);
        assertThat(queue.oldestNanos()).isEqualTo(30);
        assertThat(queue.size()).isEqualTo(2);
        take(2);
        assertThat(queue.size()).isZero();
        assertThat(queue.reason(device, 1000, true)).isNull();
    }

    @Test
    void aJobThatLeavesTakesOnlyItsOwnWindowsAway() {
        add(long1, 3, 1);
        add(long2, 2, 1);
        queue.remove(long1);
        assertThat(take(8)).containsExactly(long2, long2);
    }

    private void add(BatchJob job, int count, double cost) {
        for (int i = 0; i < count; i++) {
            queue.add(item(job, cost), 0);
        }
    }

    private WindowItem item(BatchJob job, double cost) {
        return new WindowItem(job, queue, cost, new float[][] {{0}}, new float[][] {{0}});
    }

    private List<BatchJob> take(int most) {
        List<WindowItem> items = new ArrayList<>();
        queue.take(most, items);
        return items.stream().map(WindowItem::job).toList();
    }
}
