package io.ripieno.inference.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the model likes to be run.
 *
 * @param maxBatch items in a batch at most
 * @param preferredBatch items at which a batch counts as full, per kind of device ({@code cpu}, {@code gpu})
 */
public record DeviceOptions(int maxBatch, Map<String, Integer> preferredBatch) {
    public DeviceOptions {
        preferredBatch = Collections.unmodifiableMap(new TreeMap<>(preferredBatch));
    }

    /** Items at which a batch is full on such a device. */
    public int preferredOn(String kind) {
        return Math.min(maxBatch, preferredBatch.getOrDefault(kind, maxBatch));
    }
}
