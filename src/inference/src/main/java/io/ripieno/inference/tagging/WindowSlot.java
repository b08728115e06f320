package io.ripieno.inference.tagging;

import io.ripieno.inference.batch.WindowItem;
import org.jspecify.annotations.Nullable;

/** One window in flight, from its samples to its outputs. A recording uses a few of them again and again. */
final class WindowSlot {
    final float[] samples;
    long start;
    int valid;

    @Nullable
    WindowItem item;

    WindowSlot(int windowSamples) {
        samples = new float[windowSamples];
    }
}
