package io.ripieno.service.tagging;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for newer versions of the models that serve and brings them into service. One that is refused is tried again as
 * soon as its files have changed, and ever more seldom if they have not, as the cause may lie elsewhere. A version
 * without its {@code model.json} is still being copied and left alone. Used by one thread.
 */
public final class NewVersions {
    private static final Log LOG = Log.of(NewVersions.class);
    private static final int MOST_LOOKS_LEFT_OUT = 128;

    private final Engine engine;
    private final Map<ModelRef, Refusal> refusals = new HashMap<>();

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
            Path directory = engine.repository().directory(newest);
            if (!newest.equals(engine.current(latest)) && Files.exists(directory.resolve(ModelManifest.FILE))) {
                tryUnlessRefused(newest, stamps(directory));
            }
        } catch (ModelException | IOException | RuntimeException e) {
            tell(e, name);
        }
    }

    private void tryUnlessRefused(ModelRef newest, Map<Path, String> stamps) {
        Refusal known = refusals.get(newest);
        Refusal before = known != null && known.stamps().equals(stamps) ? known : null;
        if (before != null && before.looksLeftOut() > 0) {
            refusals.put(newest, before.leaveOut());
            return;
        }
        try {
            engine.refresh(newest.name());
            refusals.remove(newest);
            LOG.info(Code.MODEL_LOAD, "A newer version of a model serves from now on.", "model", newest);
        } catch (ModelException | RuntimeException e) {
            refusals.put(newest, before == null ? new Refusal(stamps, 1, 1) : before.again());
            tell(e, newest.name());
        }
    }

    /** Sizes and times, by which a change is seen at once and whatever model.json says. */
    private static Map<Path, String> stamps(Path directory) throws IOException {
        Map<Path, String> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, attributes.size() + " " + attributes.lastModifiedTime());
            }
        }
        return stamps;
    }

    private static void tell(Exception e, String name) {
        LOG.error(
                Code.MODEL_LOAD,
                "A newer version of a model is refused, the one before it serves on.",
                e,
                "model",
                name);
    }

    /**
     * What was refused.
     *
     * @param stamps of its files then
     * @param patience looks that are left out after it
     * @param looksLeftOut how many of them are still to come
     */
    private record Refusal(Map<Path, String> stamps, int patience, int looksLeftOut) {
        Refusal leaveOut() {
            return new Refusal(stamps, patience, looksLeftOut - 1);
        }

        Refusal again() {
            int longer = Math.min(2 * patience, MOST_LOOKS_LEFT_OUT);
            return new Refusal(stamps, longer, longer);
        }
    }
}
