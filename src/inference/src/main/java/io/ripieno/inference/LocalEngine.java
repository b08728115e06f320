package io.ripieno.inference;

import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.tagging.BatchedTaggingWorker;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.HostPool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine on the cores of this machine. */
final class LocalEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);

    private final EngineSettings settings;
    private final ModelRepository repository;
    private final Device device;
    private final HostPool host;
    private final BatchScheduler scheduler;
    private final ModelLoader loader;
    private final Map<ModelRef, LoadedModel> loaded = new ConcurrentHashMap<>();
    private final Map<ModelRef, TaggingWorker> taggers = new ConcurrentHashMap<>();
    private volatile boolean ready;
    private boolean closed;

    private LocalEngine(EngineSettings settings, BatchListener listener) throws ModelException {
        this.settings = settings;
        this.repository = ModelRepository.open(settings.repository());
        this.device = new OnnxCpuDevice(settings.callers());
        BufferPool pool = new BufferPool(settings.bufferBytes());
        this.loader = new ModelLoader(settings, device, pool);
        this.host = new HostPool(settings.hostThreads());
        this.scheduler = new BatchScheduler(List.of(device), pool, listener, System::nanoTime);
    }

    static LocalEngine open(EngineSettings settings, BatchListener listener) throws ModelException {
        LocalEngine engine = new LocalEngine(settings, listener);
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
        TaggingWorker fresh = new BatchedTaggingWorker(
                tagger.warm().manifest(), tagger.key(GraphSpec.MAIN), scheduler, host, settings.windowsPerJob());
        TaggingWorker first = taggers.putIfAbsent(exact, fresh);
        return first == null ? fresh : first;
    }

    private LoadedModel loaded(ModelRef model) throws ModelException {
        ModelRef exact = model.version().isPresent() ? model : repository.pin(model);
        LoadedModel known = loaded.get(exact);
        return known == null ? loadNow(exact) : known;
    }

    private synchronized LoadedModel loadNow(ModelRef exact) throws ModelException {
        if (closed) {
            throw new IllegalStateException("The engine is closed; open another to load " + exact + ".");
        }
        LoadedModel known = loaded.get(exact);
        if (known != null) {
            return known;
        }
        LoadedModel fresh = loader.load(repository.resolve(exact));
        for (Map.Entry<String, Placement> graph : fresh.placements().entrySet()) {
            scheduler.serve(fresh.key(graph.getKey()), Map.of(device, graph.getValue()));
        }
        loaded.put(exact, fresh);
        LOG.info(
                "Loaded and verified a model. model={} digest={} device={} seconds={}",
                exact,
                fresh.warm().manifest().digest(),
                device.name(),
                fresh.warm().loadSeconds());
        return fresh;
    }

    @Override
    public int queuedWindows() {
        return scheduler.queued();
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
        loaded.values().forEach(LoadedModel::close);
        device.close();
    }
}
