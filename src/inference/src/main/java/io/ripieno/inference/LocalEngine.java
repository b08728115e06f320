package io.ripieno.inference;

import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.DeviceState;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.SessionMemory;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.cost.CostFile;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.Devices;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.tagging.BatchedTaggingWorker;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Lane;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine on the devices of this machine. */
final class LocalEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);

    private final EngineSettings settings;
    private final ModelRepository repository;
    private final List<EquippedDevice> devices;
    private final List<String> withoutGpu;
    private final Watchdog watchdog;
    private final BufferPool pool;
    private final HostPool host;
    private final BatchScheduler scheduler;
    private final ModelLoader loader;
    private final FailedLoads failedLoads;
    private final Map<ModelRef, LoadedModel> loaded = new ConcurrentHashMap<>();
    private final Map<ModelRef, TaggingWorker> taggers = new ConcurrentHashMap<>();
    private final Map<String, ModelRef> serving = new ConcurrentHashMap<>();
    private volatile boolean ready;
    private boolean closed;

    private LocalEngine(EngineSettings settings, BatchListener listener, SessionListener sessions)
            throws ModelException {
        this.settings = settings;
        this.repository = ModelRepository.open(settings.repository());
        Devices found = Devices.discover(settings.callers(), settings.gpuInstances());
        this.withoutGpu = found.withoutGpu();
        withoutGpu.forEach(LOG::info);
        this.devices = found.devices().stream()
                .map(device -> equipped(device, new SessionLog(sessions)))
                .toList();
        this.watchdog = new Watchdog(settings.runLimits());
        this.pool = new BufferPool(settings.bufferBytes());
        CostTable kept = settings.costs().<CostTable>map(CostFile::new).orElse(CostTable.NONE);
        CostTable costs = settings.costsMeasuredAnew() ? CostTable.anew(kept) : kept;
        this.loader = new ModelLoader(settings, devices, pool, watchdog, costs);
        this.failedLoads = new FailedLoads(settings.recovery().loading(), System::nanoTime);
        this.host = new HostPool(settings.hostThreads(), settings.shares());
        this.scheduler = new BatchScheduler(
                devices.stream().map(EquippedDevice::device).toList(),
                pool,
                listener,
                System::nanoTime,
                settings.shares(),
                settings.recovery(),
                new LostSessions(devices, new SessionLog(sessions)));
        scheduler.start();
    }

    /** The instances on a GPU share its memory. */
    private EquippedDevice equipped(Device device, SessionListener listener) {
        long sharing = device.kind().equals("gpu") ? settings.gpuInstances() : 1;
        long bytes = Math.max(1, settings.modelBytes() / sharing);
        return new EquippedDevice(device, new SessionCache(device.name(), bytes, System::nanoTime, listener));
    }

    static LocalEngine open(EngineSettings settings, BatchListener batches, SessionListener sessions)
            throws ModelException {
        LocalEngine engine = new LocalEngine(settings, batches, sessions);
        try {
            for (ModelRef model : settings.preload()) {
                engine.load(model);
            }
            engine.ready = true;
            return engine;
        } finally {
            if (!engine.ready) {
                engine.close();
            }
        }
    }

    @Override
    public ModelRepository repository() {
        return repository;
    }

    @Override
    public List<WarmModel> models() {
        return loaded.values().stream()
                .map(LoadedModel::warm)
                .sorted(Comparator.comparing(model -> model.manifest().ref().toString()))
                .toList();
    }

    @Override
    public Optional<WarmModel> warm(ModelRef model) {
        ModelRef exact = model.version().isPresent() ? model : serving.get(model.name());
        return exact == null
                ? Optional.empty()
                : Optional.ofNullable(loaded.get(exact)).map(LoadedModel::warm);
    }

    @Override
    public WarmModel load(ModelRef model) throws ModelException {
        return loaded(model).warm();
    }

    @Override
    public TaggingWorker tagging(ModelRef model) throws ModelException {
        LoadedModel tagger = loaded(model);
        ModelRef exact = tagger.warm().manifest().ref();
        TaggingWorker known = taggers.get(exact);
        if (known != null) {
            return known;
        }
        BatchedTaggingWorker worker = new BatchedTaggingWorker(
                tagger.warm().manifest(), tagger.key(GraphSpec.MAIN), scheduler, host, settings.windowsPerJob());
        TaggingWorker fresh = new HeldTagger(worker, tagger);
        TaggingWorker first = taggers.putIfAbsent(exact, fresh);
        if (first != null) {
            return first;
        }
        tagger.onGiveUp(worker::giveUp);
        return fresh;
    }

    private LoadedModel loaded(ModelRef model) throws ModelException {
        ModelRef exact = current(model);
        LoadedModel known = loaded.get(exact);
        if (known != null) {
            return known;
        }
        failedLoads.check(exact);
        return loadNow(exact);
    }

    @Override
    public ModelRef current(ModelRef model) throws ModelException {
        if (model.version().isPresent()) {
            return model;
        }
        ModelRef served = serving.get(model.name());
        return served == null ? repository.pin(model) : served;
    }

    /** One at a time, so that of two calls the later one finds what the earlier one made serve. */
    @Override
    public synchronized WarmModel refresh(String name) throws ModelException {
        ModelRef newest = repository.pin(ModelRef.latest(name));
        LoadedModel known = loaded.get(newest);
        LoadedModel fresh = known == null ? loadNow(newest) : known;
        fresh.serve();
        ModelRef before = serving.put(name, newest);
        LoadedModel old = before == null || before.equals(newest) ? null : loaded.get(before);
        if (old != null) {
            LOG.info("Another version of a model serves from now on. model={} before={}", newest, before);
            warnOfTightMemory(fresh, old);
            old.retire();
        }
        return fresh.warm();
    }

    private void warnOfTightMemory(LoadedModel fresh, LoadedModel old) {
        for (EquippedDevice equipped : devices) {
            long both = fresh.bytesOn(equipped.device()) + old.bytesOn(equipped.device());
            long budget = equipped.sessions().memory().budgetBytes();
            if (both > budget) {
                LOG.warn(
                        "The memory for models does not hold two versions of this one, so that work waited while the new one"
                                + " was verified. Raise ripieno.models.memory. model={} device={} both={} budget={}",
                        fresh.warm().manifest().ref(),
                        equipped.device().name(),
                        both,
                        budget);
            }
        }
    }

    @Override
    public List<SessionMemory> memory() {
        return devices.stream().map(equipped -> equipped.sessions().memory()).toList();
    }

    private synchronized LoadedModel loadNow(ModelRef exact) throws ModelException {
        if (closed) {
            throw new IllegalStateException("The engine is closed; open another to load " + exact + ".");
        }
        LoadedModel known = loaded.get(exact);
        if (known != null) {
            return known;
        }
        LoadedModel fresh = tryToLoad(exact);
        fresh.placements().forEach((graph, placed) -> scheduler.serve(fresh.key(graph), placed));
        loaded.put(exact, fresh);
        serving.putIfAbsent(exact.name(), exact);
        LOG.info(
                "Loaded and verified a model. model={} digest={} device={} seconds={}",
                exact,
                fresh.warm().manifest().digest(),
                fresh.warm().device(),
                fresh.warm().loadSeconds());
        return fresh;
    }

    @Override
    public List<String> withoutGpu() {
        return withoutGpu;
    }

    @Override
    public int queuedWindows() {
        return scheduler.queued();
    }

    @Override
    public int queuedWindows(Lane lane) {
        return scheduler.queued(lane);
    }

    private LoadedModel tryToLoad(ModelRef exact) throws ModelException {
        try {
            LoadedModel fresh = loader.load(repository.resolve(exact));
            failedLoads.loaded(exact);
            return fresh;
        } catch (ModelException e) {
            failedLoads.failed(exact, e);
            throw e;
        }
    }

    @Override
    public List<DeviceState> deviceStates() {
        return scheduler.deviceStates();
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public void close() {
        ready = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        scheduler.close();
        host.close();
        loaded.values().forEach(LoadedModel::giveUp);
        pool.close();
        watchdog.close();
        devices.forEach(equipped -> equipped.device().close());
    }
}
