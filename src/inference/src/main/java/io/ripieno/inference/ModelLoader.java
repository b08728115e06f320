package io.ripieno.inference;

import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.SessionRunner;
import io.ripieno.inference.device.WarmUp;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.GoldenCheck;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.StoredModel;
import io.ripieno.inference.tagging.FrontEndCost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a model from disk onto the devices: compares digests, loads, measures, verifies goldens. */
final class ModelLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    private final EngineSettings settings;
    private final List<EquippedDevice> devices;
    private final BufferPool pool;
    private final Watchdog watchdog;
    private final CostTable costs;
    private final HostCosts hostCosts;

    /** @param devices of which the first is the one that models are told to run on, the last the processor */
    ModelLoader(
            EngineSettings settings,
            List<EquippedDevice> devices,
            BufferPool pool,
            Watchdog watchdog,
            CostTable costs) {
        this.settings = settings;
        this.devices = List.copyOf(devices);
        this.pool = pool;
        this.watchdog = watchdog;
        this.costs = costs;
        this.hostCosts = new HostCosts(costs, devices.get(devices.size() - 1).device());
    }

    /** Loads it on every device. One that is lost or has too little memory is left out, as long as another is left. */
    LoadedModel load(StoredModel stored) throws ModelException {
        return load(stored, List.of());
    }

    /**
     * Loads a model on those devices, too, that were left out of it.
     *
     * @throws ModelException if none of them takes it now
     */
    LoadedModel widen(LoadedModel known) throws ModelException {
        return load(known.placed().get(0).graph().stored(), known.placed());
    }

    boolean isEverywhere(LoadedModel model) {
        return devices.stream().map(EquippedDevice::device).allMatch(device -> isOn(device, model.placed()));
    }

    private static boolean isOn(Device device, List<Placed> placed) {
        return placed.stream().anyMatch(each -> each.device() == device);
    }

    private LoadedModel load(StoredModel stored, List<Placed> before) throws ModelException {
        List<Placed> fresh = new ArrayList<>();
        boolean complete = false;
        try {
            LoadedModel loaded = load(stored, before, fresh);
            complete = true;
            return loaded;
        } finally {
            if (!complete) {
                fresh.forEach(each -> each.graph().session().discard());
            }
        }
    }

    /** @param fresh takes what is loaded now */
    private LoadedModel load(StoredModel stored, List<Placed> before, List<Placed> fresh) throws ModelException {
        long begin = System.nanoTime();
        List<Placed> placed = placeOnDevices(stored, before, fresh);
        boolean isForLack =
                placed.stream().allMatch(each -> each.placement().policy().lastResort());
        Map<String, Map<Device, Placement>> placements = new LinkedHashMap<>();
        Map<String, GraphCost> costOf = new HashMap<>();
        for (Placed each : placed) {
            String graph = each.graph().graph().name();
            placements
                    .computeIfAbsent(graph, name -> new LinkedHashMap<>())
                    .put(each.device(), isForLack ? each.placement().ordinary() : each.placement());
            costOf.putIfAbsent(graph, each.cost());
        }
        FrontEndCost frontEnd = hostCosts.of(stored.manifest());
        EquippedDevice first = placed.get(0).graph().equipped();
        List<GraphCost> otherwise = settings.costsMeasuredAnew() ? otherwise(stored, first) : List.of();
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return new LoadedModel(
                new WarmModel(stored.manifest(), first.device().name(), costOf, otherwise, frontEnd, seconds),
                placements,
                placed);
    }

    /**
     * @param before where it is already; only if another device takes it is there anything to tell
     * @param fresh takes what other devices have now
     */
    private List<Placed> placeOnDevices(StoredModel stored, List<Placed> before, List<Placed> fresh)
            throws ModelException {
        List<Placed> placed = new ArrayList<>();
        ModelException leftOut = null;
        for (EquippedDevice equipped : devices) {
            if (isOn(equipped.device(), before)) {
                before.stream()
                        .filter(each -> each.device() == equipped.device())
                        .forEach(placed::add);
                continue;
            }
            try {
                List<Placed> here = place(stored, equipped);
                fresh.addAll(here);
                placed.addAll(here);
            } catch (ModelException e) {
                if (!e.problem().isOfDevice()) {
                    throw e;
                }
                LOG.warn(
                        "A device is left out of a model for now. model={} device={}",
                        stored.manifest().ref(),
                        equipped.device().name(),
                        e);
                leftOut = e;
            }
        }
        if (fresh.isEmpty() && leftOut != null) {
            throw leftOut;
        }
        return placed;
    }

    private List<Placed> place(StoredModel stored, EquippedDevice equipped) throws ModelException {
        List<GraphOnDevice> graphs = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        boolean complete = false;
        try {
            addGraphs(stored, stored.manifest().device(), equipped, graphs);
            for (GraphOnDevice graph : graphs) {
                placed.add(new Placed(graph, graph.place(costs)));
            }
            verify(stored.manifest(), graphs);
            complete = true;
            return placed;
        } finally {
            if (!complete) {
                graphs.forEach(graph -> graph.session().discard());
            }
        }
    }

    /** What runs cost when the device is told to run the graphs in other ways; one for which it lacks memory is left out. */
    private List<GraphCost> otherwise(StoredModel stored, EquippedDevice equipped) throws ModelException {
        List<GraphCost> measured = new ArrayList<>();
        for (DeviceOptions options :
                equipped.device().otherThan(stored.manifest().device())) {
            List<GraphOnDevice> graphs = new ArrayList<>();
            try {
                addGraphs(stored, options, equipped, graphs);
                for (GraphOnDevice graph : graphs) {
                    measured.add(new Placed(graph, graph.place(costs)).cost());
                }
            } catch (ModelException e) {
                if (!e.problem().isOfDevice()) {
                    throw e;
                }
                LOG.warn(
                        "A way to run a model was not measured. model={} device={} options={}",
                        stored.manifest().ref(),
                        equipped.device().name(),
                        equipped.device().saidOf(options),
                        e);
            } finally {
                graphs.forEach(graph -> graph.session().discard());
            }
        }
        return measured;
    }

    /** @param into takes each as soon as the device has a session for it */
    private void addGraphs(StoredModel stored, DeviceOptions options, EquippedDevice equipped, List<GraphOnDevice> into)
            throws ModelException {
        Device device = equipped.device();
        for (GraphSpec graph : stored.manifest().graphs()) {
            BatchPolicy policy = policy(device, fullBatch(stored.manifest(), graph, device));
            WarmUp warmUp = new WarmUp(pool, device::costNanos);
            into.add(new GraphOnDevice(stored, graph, options, equipped, policy, warmUp, watchdog));
        }
    }

    private BatchPolicy policy(Device device, int fullBatch) {
        PoolRules rules = settings.pool(device.kind());
        return new BatchPolicy(fullBatch, rules.delay(), rules.whenIdle(), rules.lastResort() && hasOthers());
    }

    /** Whether there are devices besides those of last resort. */
    private boolean hasOthers() {
        return devices.stream().anyMatch(each -> isOrdinary(each.device()));
    }

    private boolean isOrdinary(Device device) {
        return !settings.pool(device.kind()).lastResort();
    }

    /** How many runs may be under way at a time on the devices that do the ordinary work. */
    private int callers() {
        boolean hasOthers = hasOthers();
        return devices.stream()
                .map(EquippedDevice::device)
                .filter(device -> !hasOthers || isOrdinary(device))
                .mapToInt(Device::callers)
                .sum();
    }

    private void verify(ModelManifest manifest, List<GraphOnDevice> graphs) throws ModelException {
        Map<String, CachedSession> byName = new HashMap<>();
        graphs.forEach(graph -> byName.put(graph.graph().name(), graph.session()));
        new GoldenCheck(manifest, new SessionRunner(byName, pool)).verify();
    }

    /** What the model prefers here, within the caps on batches and on the buffers that the callers of all devices share. */
    private int fullBatch(ModelManifest manifest, GraphSpec graph, Device device) throws ModelException {
        int callers = callers();
        long bytes = BatchBuffers.bytesPerItem(graph);
        long fitting = settings.bufferBytes() / callers / bytes;
        if (fitting < 1) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "One item of graph " + graph.name() + " of " + manifest.ref() + " takes " + bytes
                            + " bytes, over the share that each of " + callers + " callers has of the "
                            + settings.bufferBytes()
                            + " bytes for buffers. Raise that cap, which the service has as"
                            + " ripieno.batch.buffer-bytes.");
        }
        int preferred = settings.costsMeasuredAnew()
                ? manifest.device().maxBatch()
                : manifest.device().preferredOn(device.kind());
        int wanted = Math.min(preferred, settings.pool(device.kind()).maxBatch());
        if (fitting < wanted) {
            LOG.warn(
                    "Batches are smaller than they could be, as callers share the buffers; raise"
                            + " ripieno.batch.buffer-bytes. model={} graph={} device={} batch={} wanted={} needed={}",
                    manifest.ref(),
                    graph.name(),
                    device.name(),
                    fitting,
                    wanted,
                    wanted * bytes * callers);
        }
        return (int) Math.min(fitting, wanted);
    }
}
