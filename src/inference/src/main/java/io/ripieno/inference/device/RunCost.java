package io.ripieno.inference.device;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a run costs on one caller of a device, as measured when the model was warmed up.
 *
 * @param secondsByBatch seconds of a run, by the device's own clock, by the number of items in it
 */
public record RunCost(NavigableMap<Integer, Double> secondsByBatch) {
    public RunCost {
        if (secondsByBatch.isEmpty()) {
            throw new IllegalArgumentException("A cost needs at least one measured size of batch.");
        }
        secondsByBatch = Collections.unmodifiableNavigableMap(new TreeMap<>(secondsByBatch));
    }

    /** Seconds per item at the largest measured batch. */
    public double secondsPerItem() {
        return secondsByBatch.lastEntry().getValue() / secondsByBatch.lastKey();
    }
}
