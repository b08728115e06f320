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
import io.ripieno.inference.tagging.FrontEndCost;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Lane;
import io.ripieno.inference.work.RunAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final LoadedModels models;
    private final LeftOutDevices leftOut;
    private final Map<ModelRef, TaggingWorker> taggers = new ConcurrentHashMap<>();
    private volatile boolean ready;

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
        this.watchdog = new Watchdog(settings.runLimits(), new SessionLog(sessions));
        this.pool = new BufferPool(settings.bufferBytes());
        CostTable kept = settings.costs().<CostTable>map(CostFile::new).orElse(CostTable.NONE);
        CostTable costs = settings.costsMeasuredAnew() ? CostTable.anew(kept) : kept;
        this.host = new HostPool(settings.hostThreads(), settings.shares());
        this.scheduler = new BatchScheduler(
                devices.stream().map(EquippedDevice::device).toList(),
                pool,
                listener,
                System::nanoTime,
                settings.shares(),
                settings.recovery(),
                new LostSessions(devices, new SessionLog(sessions)));
        ModelLoader loader = new ModelLoader(settings, devices, pool, watchdog, costs);
        IntoService intoService = new IntoService(repository, loader, scheduler, devices);
        this.models = new LoadedModels(
                repository,
                intoService,
                new FailedLoads(settings.recovery().loading(), System::nanoTime),
                new NamedLocks());
        this.leftOut = new LeftOutDevices(
                loader, settings.recovery().leftOut(), System::nanoTime, LocalEngine::onThread, (known, wider) -> {
                    if (!models.ifOpen(() -> intoService.widen(known, wider))) {
                        wider.giveUp();
                    }
                });
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
        return models.all().stream()
                .map(LoadedModel::warm)
                .sorted(Comparator.comparing(model -> model.manifest().ref().toString()))
                .toList();
    }

    @Override
    public Optional<WarmModel> warm(ModelRef model) {
        return Optional.ofNullable(models.known(model)).map(LoadedModel::warm);
    }

    @Override
    public WarmModel load(ModelRef model) throws ModelException {
        return used(model).warm();
    }

    @Override
    public TaggingWorker tagging(ModelRef model) throws ModelException {
        LoadedModel tagger = used(model);
        ModelRef exact = tagger.warm().manifest().ref();
        TaggingWorker known = taggers.get(exact);
        if (known != null) {
            return known;
        }
        BatchedTaggingWorker worker = new BatchedTaggingWorker(
                tagger.warm().manifest(),
                tagger.key(GraphSpec.MAIN),
                Objects.requireNonNullElse(tagger.warm().frontEnd(), FrontEndCost.UNKNOWN),
                scheduler,
                host,
                settings.windowsPerJob());
        TaggingWorker fresh = new HeldTagger(worker, tagger);
        TaggingWorker first = taggers.putIfAbsent(exact, fresh);
        if (first != null) {
            return first;
        }
        tagger.onGiveUp(worker::giveUp);
        return fresh;
    }

    private LoadedModel used(ModelRef model) throws ModelException {
        LoadedModel loaded = models.get(model);
        leftOut.asked(loaded);
        return loaded;
    }

    private static void onThread(Runnable work) {
        Thread thread = new Thread(work, "ripieno-left-out");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public ModelRef current(ModelRef model) throws ModelException {
        return models.current(model);
    }

    @Override
    public WarmModel refresh(String name) throws ModelException {
        return models.refresh(name).warm();
    }

    @Override
    public List<SessionMemory> memory() {
        return devices.stream().map(equipped -> equipped.sessions().memory()).toList();
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
        if (!models.close()) {
            return;
        }
        List<Runnable> parts = new ArrayList<>();
        parts.add(scheduler::close);
        parts.add(host::close);
        models.all().forEach(model -> parts.add(model::giveUp));
        parts.add(pool::close);
        parts.add(watchdog::close);
        devices.forEach(equipped -> parts.add(() -> equipped.device().close()));
        RunAll.inOrder(parts);
    }
}
