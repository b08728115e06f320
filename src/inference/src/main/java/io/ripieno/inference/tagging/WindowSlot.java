package io.ripieno.inference.tagging;

/** One window under way, from its samples to its probabilities. A recording uses a few of them again and again. */
final class WindowSlot {
    final float[] samples;
    final float[] probabilities;
    long start;
    int valid;

    WindowSlot(int windowSamples, int labels) {
        samples = new float[windowSamples];
        probabilities = new float[labels];
    }
}
