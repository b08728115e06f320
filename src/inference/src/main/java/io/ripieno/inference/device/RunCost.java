package io.ripieno.inference.device;

import java.util.Collections;
import java.util.Map;
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

    /** Seconds per item of a run of so many. */
    public double secondsPerItem(int items) {
        return seconds(items) / items;
    }

    /** The largest measured size. */
    public int largestBatch() {
        return secondsByBatch.lastKey();
    }

    /**
     * Seconds of a run of so many items, never less than of fewer: measured sizes are joined by straight lines; below
     * the smallest one its cost holds, above the largest one the cost grows with the number of items.
     */
    public double seconds(int items) {
        double below = 0;
        int belowItems = 0;
        for (Map.Entry<Integer, Double> measured : secondsByBatch.entrySet()) {
            double cost = Math.max(below, measured.getValue());
            if (items <= measured.getKey()) {
                return belowItems == 0
                        ? cost
                        : below + (cost - below) * (items - belowItems) / (measured.getKey() - belowItems);
            }
            below = cost;
            belowItems = measured.getKey();
        }
        return below * items / belowItems;
    }

    /** The measured size at which an item costs least; the smaller one of equals. */
    public int bestBatch() {
        int best = secondsByBatch.firstKey();
        for (int items : secondsByBatch.keySet()) {
            if (seconds(items) / items < seconds(best) / best) {
                best = items;
            }
        }
        return best;
    }
}
