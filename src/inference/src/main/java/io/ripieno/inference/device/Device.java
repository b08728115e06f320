package io.ripieno.inference.device;

import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.List;

/** A place where graphs run: the cores of this machine, a GPU, or a simulation of one. */
public interface Device extends AutoCloseable {
    /** For logs, metrics and provenance, for example {@code cpu}. */
    String name();

    /** Its make, so that what was measured on one machine is not believed on another. */
    default String hardware() {
        return name();
    }

    /** What runs graphs here, with its version, for example {@code onnxruntime 1.29.0}. */
    default String runtime() {
        return "none";
    }

    /** {@code cpu} or {@code gpu}: which of the model's preferences hold here. */
    String kind();

    /** How many runs may be under way at a time, at least 1. */
    int callers();

    /**
     * The clock by which a run is costed, in nanoseconds, read by the thread that runs before and after: such that other
     * work on the machine does not count where that can be told.
     */
    long costNanos();

    /**
     * Whether the first run of each size of batch costs much more than later ones, so that only few sizes are run, and
     * those once when a graph is loaded.
     */
    default boolean runsFewSizes() {
        return false;
    }

    /** Bytes of its memory that this process takes now, for the size of what is loaded; -1 if that cannot be told. */
    default long memoryInUse() {
        return -1;
    }

    /**
     * Loads a graph. The session belongs to the caller, who closes it before the device.
     *
     * @param model for messages, for example {@code instrument-tagger@1}
     * @param graph what {@code model.json} says about the graph
     * @param onnx the bytes of its file
     * @throws ModelException if the graph cannot be run or is not what {@code model.json} says
     */
    GraphSession load(String model, GraphSpec graph, byte[] onnx) throws ModelException;

    /** The same for a model that says how it likes to be run; a device without such choices loads it as any other. */
    default GraphSession load(String model, GraphSpec graph, byte[] onnx, DeviceOptions options) throws ModelException {
        return load(model, graph, onnx);
    }

    /** The model's wishes as far as they count here, in words that tell them apart; empty for a device without choices. */
    default String saidOf(DeviceOptions options) {
        return "";
    }

    /** Other ways to run a model here that are worth measuring. */
    default List<DeviceOptions> otherThan(DeviceOptions options) {
        return List.of();
    }

    /**
     * Opens the device anew after it was lost; what was loaded is loaded anew. Called by one thread at a time.
     *
     * @throws DeviceException if it is still gone
     */
    default void reopen() throws DeviceException {
        // A device without a state of its own is there as soon as a run passes again.
    }

    @Override
    void close();
}
