package io.ripieno.models.benchmark.scheduler;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scheduler with threads, over a device that does nothing. */
final class ThreadedScheduler implements AutoCloseable {
    static final BatchKey KEY = new BatchKey("model@1", "main", "1");

    private final BatchScheduler scheduler;

    /**
     * @param callers of the device
     * @param fullBatch windows in a batch
     */
    ThreadedScheduler(int callers, int fullBatch) {
        IdleDevice device = new IdleDevice(fullBatch, callers);
        scheduler = new BatchScheduler(List.of(device), new BufferPool(1 << 20), BatchListener.NONE, System::nanoTime);
        scheduler.serve(
                KEY,
                Map.of(
                        device,
                        new Placement(
                                new ResidentSession(device, 0),
                                new BatchPolicy(fullBatch, Duration.ofMillis(2), true),
                                new RunCost(new TreeMap<>(Map.of(1, SchedulerLoad.WINDOW_SECONDS))))));
    }

    BatchScheduler scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
