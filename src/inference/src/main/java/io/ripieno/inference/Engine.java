package io.ripieno.inference;

import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.DeviceState;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.SessionMemory;
import io.ripieno.inference.device.onnx.OnnxRuntime;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Lane;
import java.util.List;
import java.util.Optional;

/** Holds the devices, the loaded models and the scheduler of a process. May be used by many threads. */
public interface Engine extends AutoCloseable {
    /**
     * Opens the repository, starts the devices, and loads, verifies and warms up the models of the preload list.
     *
     * @throws ModelException if the repository or one of these models cannot be used
     */
    static Engine open(EngineSettings settings) throws ModelException {
        return open(settings, BatchListener.NONE);
    }

    /** The same, with somebody who hears of every batch. */
    static Engine open(EngineSettings settings, BatchListener listener) throws ModelException {
        return open(settings, listener, SessionListener.NONE);
    }

    /** The same, with somebody who hears which sessions come and go, too. */
    static Engine open(EngineSettings settings, BatchListener batches, SessionListener sessions) throws ModelException {
        return LocalEngine.open(settings, batches, sessions);
    }

    /** What runs the models, for the provenance of results, such as {@code onnxruntime 1.29.0}. */
    static String runtime() {
        return OnnxRuntime.version();
    }

    /** Where its models come from. */
    ModelRepository repository();

    /** The models that are loaded, verified and warm. */
    List<WarmModel> models();

    /** The model that the reference means now, if it is warm; nothing is loaded. */
    Optional<WarmModel> warm(ModelRef model);

    /**
     * Loads, verifies and warms up a model unless it is warm already.
     *
     * @throws ModelException if the model is missing, damaged or does not answer as it did when it was exported
     */
    WarmModel load(ModelRef model) throws ModelException;

    /**
     * The exact version that the reference means to this engine: of a model without a version, the one that serves, which
     * is the first that was loaded until another is brought into service, or the newest if none does yet.
     *
     * @throws ModelException if there is none
     */
    ModelRef current(ModelRef model) throws ModelException;

    /**
     * Brings the newest version of a model into service. It is loaded and verified beside the one that serves, which
     * goes on all the while; then work that names no version gets the new one, and the memory of the old one is freed
     * when the last job that was begun with it has ended.
     *
     * @param name of the model
     * @return what serves now
     * @throws ModelException if the newest version is refused, with how its goldens differ; the old one serves on
     */
    WarmModel refresh(String name) throws ModelException;

    /** What the loaded models take of each device. */
    List<SessionMemory> memory();

    /** Why GPUs are not used, a sentence for each reason; empty where every one is. */
    List<String> withoutGpu();

    /**
     * A worker that tags with the model; loads it first if need be.
     *
     * @throws ModelException as {@link #load}, or if the model is not made for tagging
     */
    TaggingWorker tagging(ModelRef model) throws ModelException;

    /** How many windows wait for a device. */
    int queuedWindows();

    /** How many windows of jobs of that lane wait for a device. */
    int queuedWindows(Lane lane);

    /** How each device is doing. */
    List<DeviceState> deviceStates();

    /** Whether all models of the preload list are warm and the engine takes work. */
    boolean ready();

    /** Takes no new work, finishes what is queued, frees models and devices. */
    @Override
    void close();
}
