package io.ripieno.inference.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes at which a device runs the batches of a graph.
 *
 * @param full items in a batch at most, at least 1
 * @param areFew whether only the sizes of the ladder are run, each of them warm, rather than any up to the full one
 */
public record BatchSizes(int full, boolean areFew) {
    public BatchSizes {
        if (full < 1) {
            throw new IllegalArgumentException("A full batch of " + full + " items must have at least 1.");
        }
    }

    /** Those of a device whose batches are full with so many items. */
    public static BatchSizes on(Device device, int full) {
        return new BatchSizes(full, device.runsFewSizes());
    }

    /** 1, 2, 4 and so on, and the full batch at the end. */
    public List<Integer> ladder() {
        List<Integer> sizes = new ArrayList<>();
        for (int size = 1; size < full; size *= 2) {
            sizes.add(size);
        }
        sizes.add(full);
        return sizes;
    }

    /** The size at which so many items are run, which is no more than the full batch. */
    public int holding(int items) {
        int powerOfTwo = Integer.highestOneBit(2 * items - 1);
        return areFew ? Math.min(full, powerOfTwo) : items;
    }
}
