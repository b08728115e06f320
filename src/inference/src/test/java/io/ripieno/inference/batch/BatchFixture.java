package io.ripieno.inference.batch;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.share.ShareRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scheduler over one fake graph on one fake device. */
final class BatchFixture implements AutoCloseable {
    static final BatchKey KEY = new BatchKey("fake@1", "main", "1");

    final VirtualClock clock = new VirtualClock();
    final FakeSession session = new FakeSession(clock);
    final List<BatchReport> reports = new CopyOnWriteArrayList<>();
    final FakeDevice device;
    final BatchScheduler scheduler;
    volatile BatchListener listener = reports::add;

    private BatchFixture(int callers, BatchPolicy policy) {
        device = FakeDevice.cpu(callers);
        scheduler = unstarted(clock, report -> listener.onBatch(report), device);
        scheduler.serve(KEY, Map.of(device, placement(new ResidentSession(session, 0), policy, 1e-3)));
    }

    /** With threads; the device takes what is there as soon as it is idle. */
    BatchFixture(int callers, int fullBatch) {
        this(callers, new BatchPolicy(fullBatch, Duration.ofSeconds(1), true));
        scheduler.start();
    }

    /** Without threads: tests say when the device takes a batch. */
    static BatchFixture unstarted(BatchPolicy policy) {
        return new BatchFixture(1, policy);
    }

    /** A scheduler on whose devices nothing runs of itself. */
    static BatchScheduler unstarted(VirtualClock clock, BatchListener listener, Device... devices) {
        return new BatchScheduler(
                List.of(devices), new BufferPool(1 << 20), listener, clock::nanos, ShareRules.DEFAULT);
    }

    static Placement placement(SessionSource source, BatchPolicy policy, double secondsPerWindow) {
        return new Placement(source, policy, new RunCost(new TreeMap<>(Map.of(1, secondsPerWindow))));
    }

    static WindowItem submit(BatchJob job, float value) {
        return submit(job, KEY, value);
    }

    static WindowItem submit(BatchJob job, BatchKey key, float value) {
        WindowItem item = job.take(key);
        item.input(0)[0] = value;
        job.submit(item);
        return item;
    }

    static List<WindowItem> submitMany(BatchJob job, int count) {
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(submit(job, i));
        }
        return items;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
