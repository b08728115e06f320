package io.ripieno.inference.tagging;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Arrays for the samples of one window each, from its reading to its front end. The one that was given back last is taken
 * first, as it may still be in the cache of a core. Safe for use by several threads.
 */
final class WindowSamples {
    private final int windowSamples;
    private final BlockingDeque<float[]> idle;

    /** @param kept how many are kept at most while nobody uses them, at least 1 */
    WindowSamples(int windowSamples, int kept) {
        this.windowSamples = windowSamples;
        this.idle = new LinkedBlockingDeque<>(kept);
    }

    /** One with anything in it; if it is not given back, it is left to the garbage collector. */
    float[] take() {
        float[] kept = idle.pollFirst();
        return kept == null ? new float[windowSamples] : kept;
    }

    void giveBack(float[] samples) {
        idle.offerFirst(samples);
    }

    /** How many are kept that nobody uses. */
    int kept() {
        return idle.size();
    }

    /** Keeps none of those that nobody uses. */
    void giveUp() {
        idle.clear();
    }
}
