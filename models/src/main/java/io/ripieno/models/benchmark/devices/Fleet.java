package io.ripieno.models.benchmark.devices;

import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.share.ShareRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Simulated devices in real time that share graphs. */
final class Fleet implements AutoCloseable {
    private final List<FleetGraph> graphs = FleetGraph.all();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final List<SessionCache> caches = new ArrayList<>();
    private final LongAdder windows = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final Map<String, Double> windowSeconds = new LinkedHashMap<>();
    private final LongAdder workNanos = new LongAdder();
    private final LongAdder computeNanos = new LongAdder();
    private final int room;
    private final BatchScheduler scheduler;

    /**
     * @param room how many of the graphs each device has memory for
     * @param rules by which the devices are shared
     */
    Fleet(int count, int room, ShareRules rules) throws ModelException {
        this.room = room;
        for (int i = 0; i < count; i++) {
            devices.add(new SimulatedDevice(
                    "gpu:" + i,
                    Time.real(),
                    (model, spec) -> graphs.stream()
                            .filter(graph -> graph.key().model().equals(model)
                                    && graph.spec().equals(spec))
                            .findFirst()
                            .orElseThrow()
                            .declared(),
                    Behaviour.SOUND));
            caches.add(new SessionCache("gpu:" + i, room * FleetGraph.BYTES, System::nanoTime, SessionListener.NONE));
        }
        graphs.forEach(graph -> windowSeconds.put(graph.key().toString(), graph.windowSeconds()));
        scheduler = new BatchScheduler(devices, new BufferPool(1 << 20), this::onBatch, System::nanoTime, rules);
        for (FleetGraph graph : graphs) {
            serve(graph);
        }
        scheduler.start();
    }

    private void serve(FleetGraph graph) throws ModelException {
        Map<Device, Placement> placements = new LinkedHashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            SimulatedDevice device = devices.get(i);
            placements.put(
                    device,
                    new Placement(
                            caches.get(i)
                                    .add(
                                            graph.key().toString(),
                                            graph.spec(),
                                            graph.declared().bytes(),
                                            () -> device.load(graph.key().model(), graph.spec(), new byte[0])),
                            new BatchPolicy(FleetGraph.FULL_BATCH, Duration.ofMillis(5), true),
                            graph.cost()));
        }
        scheduler.serve(graph.key(), placements);
    }

    private void onBatch(BatchReport report) {
        windows.add(report.items());
        batches.increment();
        computeNanos.add(report.computeNanos());
        workNanos.add(Math.round(
                1e9 * report.items() * windowSeconds.getOrDefault(report.key().toString(), 0.0)));
    }

    BatchScheduler scheduler() {
        return scheduler;
    }

    List<FleetGraph> graphs() {
        return graphs;
    }

    /** Sums since the start, to be taken from each other. */
    record Sums(long nanos, long busy, long loading, long compute, long work, long windows, long batches, long loads) {}

    Sums sums() {
        return new Sums(
                System.nanoTime(),
                devices.stream().mapToLong(SimulatedDevice::busyNanos).sum(),
                devices.stream()
                        .mapToLong(device -> device.loadNanos() + device.evictNanos())
                        .sum(),
                computeNanos.sum(),
                workNanos.sum(),
                windows.sum(),
                batches.sum(),
                caches.stream().mapToLong(cache -> cache.memory().loads()).sum());
    }

    FleetFigures between(Sums from, Sums to, long arrived, long done, FleetAdmission.State admission) {
        double nanos = to.nanos() - from.nanos();
        int count = devices.size();
        return new FleetFigures(
                count,
                room,
                nanos * 1e-9,
                (to.busy() - from.busy()) / (nanos * count),
                (to.loading() - from.loading()) / (nanos * count),
                (to.compute() - from.compute() - (to.busy() - from.busy())) / (nanos * count),
                (to.work() - from.work()) / nanos,
                (double) (to.windows() - from.windows())
                        / Math.max(1, (to.batches() - from.batches()) * FleetGraph.FULL_BATCH),
                to.loads() - from.loads(),
                arrived,
                done,
                admission);
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
