package io.ripieno.inference.tagging;

/** One window under way, from its samples to its probabilities. A recording uses a few of them again and again. */
final class WindowSlot {
    private static final float[] NONE = {};

    final float[] probabilities;
    /** Empty once the front end has had them. */
    float[] samples = NONE;

    long start;
    int valid;

    WindowSlot(int labels) {
        probabilities = new float[labels];
    }

    /** The samples, which are the caller's from now on. */
    float[] takeSamples() {
        float[] taken = samples;
        samples = NONE;
        return taken;
    }
}
