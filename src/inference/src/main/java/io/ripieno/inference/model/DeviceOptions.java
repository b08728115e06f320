package io.ripieno.inference.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the model likes to be run.
 *
 * @param maxBatch items in a batch at most
 * @param preferredBatch items at which a batch counts as full, per kind of device ({@code cpu}, {@code gpu})
 * @param cuda what holds on a GPU; absent where the model has no wishes
 */
public record DeviceOptions(
        int maxBatch,
        Map<String, Integer> preferredBatch,
        @Nullable CudaOptions cuda) {
    public DeviceOptions {
        preferredBatch = Collections.unmodifiableMap(new TreeMap<>(preferredBatch));
    }

    /** Without wishes for a GPU. */
    public DeviceOptions(int maxBatch, Map<String, Integer> preferredBatch) {
        this(maxBatch, preferredBatch, null);
    }

    /** Items at which a batch is full on such a device. */
    public int preferredOn(String kind) {
        return Math.min(maxBatch, preferredBatch.getOrDefault(kind, maxBatch));
    }

    /** The same with other wishes for a GPU. */
    public DeviceOptions withCuda(CudaOptions options) {
        return new DeviceOptions(maxBatch, preferredBatch, options);
    }

    /** What holds on a GPU. */
    public CudaOptions onCuda() {
        return cuda == null ? CudaOptions.UNSAID : cuda;
    }
}
