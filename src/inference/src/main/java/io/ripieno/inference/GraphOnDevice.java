package io.ripieno.inference;

import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BatchSizes;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.FilledSession;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.device.SessionListener.Step;
import io.ripieno.inference.device.WarmUp;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.WatchedSession;
import io.ripieno.inference.device.cost.CostKey;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.StoredModel;
import org.jspecify.annotations.Nullable;

/** A graph of a model on a device: how it is loaded there, and what it costs. */
final class GraphOnDevice {
    /** A kept cost is believed if a run takes no more and no less than this many times as long, give or take 1 ms. */
    private static final double BELIEVED = 2;

    private static final double TOLERATED_SECONDS = 1e-3;

    private final StoredModel stored;
    private final GraphSpec graph;
    private final DeviceOptions options;
    private final EquippedDevice equipped;
    private final BatchPolicy policy;
    private final WarmUp warmUp;
    private final Watchdog watchdog;
    private final SessionSize size;
    private final CachedSession session;
    private volatile @Nullable RunCost cost;
    private volatile int fitting;

    /** @param options how the device is told to run it */
    GraphOnDevice(
            StoredModel stored,
            GraphSpec graph,
            DeviceOptions options,
            EquippedDevice equipped,
            BatchPolicy policy,
            WarmUp warmUp,
            Watchdog watchdog)
            throws ModelException {
        this.stored = stored;
        this.graph = graph;
        this.options = options;
        this.equipped = equipped;
        this.policy = policy;
        this.warmUp = warmUp;
        this.watchdog = watchdog;
        this.size = new SessionSize(graph.bytes(), policy.fullBatch() * BatchBuffers.bytesPerItem(graph));
        this.session = equipped.sessions().add(what(), graph, graph.bytes(), this::load);
        if (!tellsMemory()) {
            session.measured(size.most());
        }
    }

    StoredModel stored() {
        return stored;
    }

    EquippedDevice equipped() {
        return equipped;
    }

    Device device() {
        return equipped.device();
    }

    GraphSpec graph() {
        return graph;
    }

    CachedSession session() {
        return session;
    }

    /** How the device is told to run it. */
    String said() {
        return device().saidOf(options);
    }

    private boolean tellsMemory() {
        return device().memoryInUse() >= 0;
    }

    /** With its cost, which was kept or is measured now. */
    Placement place(CostTable costs) throws ModelException {
        try (SessionLease lease = session.acquire(new RunControl())) {
            RunCost known = cost(costs, lease.session());
            cost = known;
            if (lease.session() instanceof WatchedSession watched) {
                watched.expect(known);
            }
            return new Placement(session, policy, known);
        } catch (DeviceException e) {
            throw cannotRun(e);
        }
    }

    private RunCost cost(CostTable costs, GraphSession loaded) throws DeviceException {
        CostKey key = new CostKey(
                stored.manifest().digest(),
                graph.name(),
                LoadedModel.bucket(graph),
                device().hardware(),
                device().runtime(),
                said());
        RunCost kept = costs.find(key).orElse(null);
        if (kept != null
                && WarmUp.isComplete(kept, Math.min(fitting, policy.fullBatch()))
                && isBelievable(kept, loaded)) {
            return kept;
        }
        RunCost measured = warmUp.measure(loaded, policy.fullBatch());
        costs.put(key, measured);
        return measured;
    }

    /** By the largest size that was measured, runs here and is not beyond memory. */
    private boolean isBelievable(RunCost kept, GraphSession loaded) throws DeviceException {
        int items = Math.min(kept.largestBatch(), Math.min(fitting, policy.fullBatch()));
        double seconds = warmUp.best(loaded, items);
        double stated = kept.seconds(items);
        return seconds <= BELIEVED * stated + TOLERATED_SECONDS && stated <= BELIEVED * seconds + TOLERATED_SECONDS;
    }

    /** The first runs are done here, so that no job waits for them when the session comes back. */
    private GraphSession load() throws ModelException {
        long before = device().memoryInUse();
        BatchSizes sizes = BatchSizes.on(device(), policy.fullBatch());
        GraphSession fresh = fresh(stored.graph(graph.name()));
        WatchedSession loaded =
                watchdog.watch(sizes.areFew() ? new FilledSession(fresh, sizes) : fresh, device().name(), what());
        RunCost known = cost;
        if (known != null) {
            loaded.expect(known);
        }
        boolean warm = false;
        try {
            fitting = warmUp.first(loaded, sizes);
            if (tellsMemory()) {
                session.measured(size.measured(device().memoryInUse() - before));
            }
            warm = true;
            return loaded;
        } catch (DeviceException e) {
            throw cannotRun(e);
        } finally {
            if (!warm) {
                loaded.close();
            }
        }
    }

    private GraphSession fresh(byte[] onnx) throws ModelException {
        try (Watchdog.Call call = watchdog.begin(device().name(), what(), Step.LOAD)) {
            return device().load(stored.manifest().ref().toString(), graph, onnx, options);
        }
    }

    private ModelException cannotRun(DeviceException e) {
        if (e.getCause() instanceof ModelException ofModel) {
            return ofModel;
        }
        return new ModelException(
                e.ofModel(), what() + " could not be run on " + device().name() + ": " + e.getMessage(), e);
    }

    private String what() {
        return stored.manifest().ref() + "/" + graph.name();
    }
}
