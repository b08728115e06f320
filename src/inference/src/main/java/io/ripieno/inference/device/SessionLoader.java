package io.ripieno.inference.device;

import io.ripieno.inference.model.ModelException;

/** Loads a graph onto its device, each time from its file. */
@FunctionalInterface
public interface SessionLoader {
    /**
     * A session that is ready to run.
     *
     * @throws ModelException if the file is not the one that was verified, or cannot be run
     */
    GraphSession load() throws ModelException;
}
