package io.ripieno.service.tagging;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Looks for newer versions of the models that serve and brings them into service. One that is refused is told once and
 * tried again only when its files have changed. Used by one thread.
 */
public final class NewVersions {
    private static final Log LOG = Log.of(NewVersions.class);

    private final Engine engine;
    private final Map<ModelRef, String> refused = new HashMap<>();

    public NewVersions(Engine engine) {
        this.engine = engine;
    }

    /** Looks once. */
    public void look() {
        var names = new TreeSet<String>();
        engine.models().forEach(model -> names.add(model.manifest().name()));
        names.forEach(this::look);
    }

    private void look(String name) {
        ModelRef latest = ModelRef.latest(name);
        try {
            ModelRef newest = engine.repository().pin(latest);
            if (newest.equals(engine.current(latest))) {
                return;
            }
            String digest = engine.repository().resolve(newest).manifest().digest();
            if (!digest.equals(refused.get(newest))) {
                refused.put(newest, digest);
                engine.refresh(name);
                refused.remove(newest);
                LOG.info(Code.MODEL_LOAD, "A newer version of a model serves from now on.", "model", newest);
            }
        } catch (ModelException e) {
            LOG.error(
                    Code.MODEL_LOAD,
                    "A newer version of a model is refused, the one before it serves on.",
                    e,
                    "model",
                    name);
        }
    }
}
