package io.ripieno.inference.batch;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scheduler over one fake graph on one fake device. */
final class BatchFixture implements AutoCloseable {
    static final BatchKey KEY = new BatchKey("fake@1", "main", "1");

    final VirtualClock clock = new VirtualClock();
    final FakeSession session = new FakeSession(clock);
    final List<BatchReport> reports = Collections.synchronizedList(new ArrayList<>());
    final BatchScheduler scheduler;
    volatile BatchListener listener = reports::add;

    /** @param fullBatch with which batches are full; the device takes what is there as soon as it is idle */
    BatchFixture(int callers, int fullBatch) {
        Device device = new FakeDevice("fake", callers);
        scheduler = new BatchScheduler(
                List.of(device), new BufferPool(1 << 20), report -> listener.onBatch(report), clock::nanos);
        scheduler.serve(
                KEY,
                Map.of(
                        device,
                        new Placement(
                                new ResidentSession(session, 0),
                                new BatchPolicy(fullBatch, Duration.ofSeconds(1), true),
                                new RunCost(new TreeMap<>(Map.of(1, 1e-3))))));
    }

    static WindowItem submit(BatchJob job, float value) {
        WindowItem item = job.take(KEY);
        item.input(0)[0] = value;
        job.submit(item);
        return item;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
