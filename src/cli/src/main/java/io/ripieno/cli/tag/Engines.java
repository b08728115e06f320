package io.ripieno.cli.tag;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelException;
import java.nio.file.Path;

/** Opens an engine on a model repository. */
@FunctionalInterface
public interface Engines {
    Engine open(Path repository) throws ModelException;
}
