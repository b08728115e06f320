package io.ripieno.inference;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.tagging.TaggingWorker;
import java.util.List;

/**
 * Holds the devices, the loaded models and the scheduler of a process. May be used by many threads.
 */
public interface Engine extends AutoCloseable {
    /** Where its models come from. */
    ModelRepository repository();

    /** The models that are loaded, verified and warm. */
    List<ModelManifest> models();

    /**
     * A worker that tags with the model; loads it first if need be, which takes as long as verifying and warming up.
     *
     * @throws ModelException if the model is missing, damaged or not made for tagging
     */
    TaggingWorker tagging(ModelRef model) throws ModelException;

    /** Whether all models of the preload list are warm and the engine takes work. */
    boolean ready();

    /** Takes no new work, finishes what is queued, frees models and devices. */
    @Override
    void close();
}
