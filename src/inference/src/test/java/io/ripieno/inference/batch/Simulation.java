package io.ripieno.inference.batch;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.share.ShareRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;

/** Devices of declared cost in virtual time, without threads: what is taken ends when its time has passed. */
final class Simulation {
    final VirtualClock clock = new VirtualClock();
    final BatchScheduler scheduler;
    final List<Integer> batchSizes = new ArrayList<>();
    long longestBatch;
    long busyNanos;

    private final List<FakeDevice> devices;
    private final Map<Device, Integer> free = new HashMap<>();
    private final Map<BatchKey, Long> runNanos = new HashMap<>();
    private final Map<BatchKey, Long> windowNanos = new HashMap<>();
    private final Map<WindowItem, SimulatedJob> owners = new IdentityHashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.number, b.number));
    private long number;

    private record Event(long at, long number, Action action) {}

    /** Something that happens at its time. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    Simulation(FakeDevice... devices) {
        this(ShareRules.DEFAULT, devices);
    }

    Simulation(ShareRules rules, FakeDevice... devices) {
        this.devices = List.of(devices);
        this.scheduler =
                new BatchScheduler(this.devices, new BufferPool(1 << 20), BatchListener.NONE, clock::nanos, rules);
        this.devices.forEach(device -> free.put(device, device.callers()));
    }

    /** A graph that is loaded on all devices; a run takes so long, and each of its windows so much more. */
    BatchKey serve(String model, int fullBatch, long run, long window) {
        return serve(model, fullBatch, run, window, new ResidentSession(new FakeSession(clock), 0));
    }

    BatchKey serve(String model, int fullBatch, long run, long window, SessionSource source) {
        return serve(model, fullBatch, run, window, device -> source);
    }

    BatchKey serve(String model, int fullBatch, long run, long window, Function<Device, SessionSource> sources) {
        BatchKey key = new BatchKey(model, "main", "1");
        RunCost cost = cost(fullBatch, run, window);
        Map<Device, Placement> placements = new HashMap<>();
        for (FakeDevice device : devices) {
            placements.put(
                    device,
                    new Placement(sources.apply(device), new BatchPolicy(fullBatch, Duration.ofMillis(2), true), cost));
        }
        scheduler.serve(key, placements);
        runNanos.put(key, run);
        windowNanos.put(key, window);
        return key;
    }

    private static RunCost cost(int fullBatch, long run, long window) {
        TreeMap<Integer, Double> seconds = new TreeMap<>();
        for (int windows = 1; windows < fullBatch; windows *= 2) {
            seconds.put(windows, (run + windows * window) * 1e-9);
        }
        seconds.put(fullBatch, (run + fullBatch * window) * 1e-9);
        return new RunCost(seconds);
    }

    List<FakeDevice> devices() {
        return devices;
    }

    SimulatedJob start(JobTerms terms, int spans, BatchKey... graphs) throws Exception {
        SimulatedJob[] job = new SimulatedJob[1];
        List<WindowItem> first = new ArrayList<>();
        job[0] = new SimulatedJob(scheduler, terms, List.of(graphs), spans, item -> {
            first.add(item);
            if (job[0] != null) {
                owners.put(item, job[0]);
            }
        });
        first.forEach(item -> owners.put(item, job[0]));
        return job[0];
    }

    void at(long nanos, Action action) {
        events.add(new Event(nanos, number++, action));
    }

    void run() throws Exception {
        runUntil(Long.MAX_VALUE);
    }

    void runUntil(long end) throws Exception {
        startBatches();
        while (!events.isEmpty() && events.peek().at <= end) {
            Event next = events.remove();
            clock.advanceTo(next.at);
            next.action.run();
            if (events.isEmpty() || events.peek().at > next.at) {
                startBatches();
            }
        }
        if (end != Long.MAX_VALUE) {
            clock.advanceTo(end);
        }
    }

    private void startBatches() {
        for (FakeDevice device : devices) {
            Batch batch = new Batch();
            while (free.getOrDefault(device, 0) > 0 && scheduler.dispatch().take(device, batch)) {
                begin(device, batch);
                batch = new Batch();
            }
        }
    }

    private void begin(FakeDevice device, Batch batch) {
        free.merge(device, -1, Integer::sum);
        batchSizes.add(batch.size());
        long compute =
                runNanos.getOrDefault(batch.key(), 0L) + batch.size() * windowNanos.getOrDefault(batch.key(), 0L);
        long load = batch.seat().placement().source() instanceof SimulatedMemory.Source source ? source.use() : 0;
        longestBatch = Math.max(longestBatch, load + compute);
        busyNanos += compute;
        at(clock.nanos() + load + compute, () -> {
            free.merge(device, 1, Integer::sum);
            for (int i = 0; i < batch.size(); i++) {
                WindowItem item = batch.item(i);
                if (item.done()) {
                    owner(item).ended(item, clock.nanos());
                }
            }
            scheduler.dispatch().finished(batch, true);
        });
    }

    private SimulatedJob owner(WindowItem item) {
        SimulatedJob job = owners.get(item);
        if (job == null) {
            throw new AssertionError("A window ran that no job submitted.");
        }
        return job;
    }
}
