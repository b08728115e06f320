package io.ripieno.inference.device.onnx;

/**
 * Tells runs that are larger than usual, after which the memory that they made the runtime take should be given back:
 * larger than each of the 64 to 128 runs before it. The first 64 runs of a session are usual
 * whatever their size, as sizes are tried at warm-up.
 */
final class OddRuns {
    private static final int SPAN = 64;

    private int before = Integer.MAX_VALUE;
    private int now;
    private int seen;

    /** Whether a run of so many items is odd; remembers it. */
    synchronized boolean isOdd(int items) {
        boolean odd = items > Math.max(before, now);
        now = Math.max(now, items);
        if (++seen == SPAN) {
            before = now;
            now = 0;
            seen = 0;
        }
        return odd;
    }
}
