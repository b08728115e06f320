package io.ripieno.cli.models;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelEntry;
import io.ripieno.inference.model.ModelException;

/** Looks at each model as the service does when it loads one: schema, digests of the files, goldens. */
final class ModelCheck {
    private final Engine engine;

    ModelCheck(Engine engine) {
        this.engine = engine;
    }

    ModelVerdict of(ModelEntry entry) {
        String name = entry.ref().name();
        int version = entry.ref().version().orElseThrow();
        String directory = entry.directory().toString();
        try {
            if (entry instanceof ModelEntry.Broken broken) {
                throw broken.problem();
            }
            engine.load(entry.ref());
            return new ModelVerdict(name, version, true, null, directory);
        } catch (ModelException e) {
            return new ModelVerdict(name, version, false, e.getMessage(), directory);
        }
    }
}
