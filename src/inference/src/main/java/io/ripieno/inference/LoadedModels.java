package io.ripieno.inference;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models are loaded and which versions serve. Versions of one model are loaded one at a time, so that of two calls
 * the later one finds what the earlier one made serve; a load that hangs keeps neither other models nor the end waiting.
 */
final class LoadedModels {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedModels.class);

    private final ModelRepository repository;
    private final Loading loading;
    private final FailedLoads failedLoads;
    private final Map<ModelRef, LoadedModel> loaded = new ConcurrentHashMap<>();
    private final Map<String, ModelRef> serving = new ConcurrentHashMap<>();
    private final NamedLocks locks;
    private boolean isClosed;

    /** How a model comes into service. */
    interface Loading {
        /** Takes long; models of other names may be loaded meanwhile. */
        LoadedModel load(ModelRef exact) throws ModelException;

        /** It is loaded and may be used from now on. */
        void serve(LoadedModel fresh);

        /** It serves in place of another version from now on. */
        void replaced(LoadedModel old, LoadedModel fresh);
    }

    LoadedModels(ModelRepository repository, Loading loading, FailedLoads failedLoads, NamedLocks locks) {
        this.repository = repository;
        this.loading = loading;
        this.failedLoads = failedLoads;
        this.locks = locks;
    }

    Collection<LoadedModel> all() {
        return List.copyOf(loaded.values());
    }

    /** The one that the reference means now; null if it is not loaded. */
    @Nullable
    LoadedModel known(ModelRef model) {
        ModelRef exact = model.version().isPresent() ? model : serving.get(model.name());
        return exact == null ? null : loaded.get(exact);
    }

    /** The version that serves, or would. */
    ModelRef current(ModelRef model) throws ModelException {
        if (model.version().isPresent()) {
            return model;
        }
        ModelRef served = serving.get(model.name());
        return served == null ? repository.pin(model) : served;
    }

    /** Loads it if need be. */
    LoadedModel get(ModelRef model) throws ModelException {
        ModelRef exact = current(model);
        LoadedModel known = loaded.get(exact);
        if (known != null) {
            return known;
        }
        failedLoads.check(exact);
        return load(exact);
    }

    /** Makes the newest version serve. */
    LoadedModel refresh(String name) throws ModelException {
        try (NamedLocks.Hold hold = locks.hold(name)) {
            ModelRef newest = repository.pin(ModelRef.latest(name));
            LoadedModel fresh = load(newest);
            fresh.serve();
            ModelRef before = serving.put(name, newest);
            LoadedModel old = before == null || before.equals(newest) ? null : loaded.get(before);
            if (old != null) {
                LOG.info("Another version of a model serves from now on. model={} before={}", newest, before);
                loading.replaced(old, fresh);
                old.retire();
            }
            return fresh;
        }
    }

    private LoadedModel load(ModelRef exact) throws ModelException {
        try (NamedLocks.Hold hold = locks.hold(exact.name())) {
            LoadedModel known = loaded.get(exact);
            if (known != null) {
                return known;
            }
            requireOpen(exact);
            LoadedModel fresh = tryToLoad(exact);
            bringIn(exact, fresh);
            return fresh;
        }
    }

    private LoadedModel tryToLoad(ModelRef exact) throws ModelException {
        try {
            LoadedModel fresh = loading.load(exact);
            failedLoads.loaded(exact);
            return fresh;
        } catch (ModelException e) {
            failedLoads.failed(exact, e);
            throw e;
        }
    }

    private void bringIn(ModelRef exact, LoadedModel fresh) {
        boolean isIn = false;
        try {
            isIn = ifOpen(() -> serve(exact, fresh));
        } finally {
            if (!isIn) {
                fresh.discard();
            }
        }
        if (!isIn) {
            throw closed(exact);
        }
    }

    private void serve(ModelRef exact, LoadedModel fresh) {
        loading.serve(fresh);
        loaded.put(exact, fresh);
        serving.putIfAbsent(exact.name(), exact);
        LOG.info(
                "Loaded and verified a model. model={} digest={} device={} seconds={}",
                exact,
                fresh.warm().manifest().digest(),
                fresh.warm().device(),
                fresh.warm().loadSeconds());
    }

    private synchronized void requireOpen(ModelRef exact) {
        if (isClosed) {
            throw closed(exact);
        }
    }

    private static IllegalStateException closed(ModelRef exact) {
        return new IllegalStateException("The engine is closed; open another to load " + exact + ".");
    }

    /** Does something that is in vain once nothing is loaded any more; false if that is so. */
    synchronized boolean ifOpen(Runnable action) {
        if (!isClosed) {
            action.run();
        }
        return !isClosed;
    }

    /** Nothing is loaded any more; what is being loaded is given up once it is. False if that was so already. */
    synchronized boolean close() {
        boolean first = !isClosed;
        isClosed = true;
        return first;
    }
}
