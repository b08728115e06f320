package io.ripieno.inference.model;

/**
 * How audio becomes the items of a graph's input: mono, resampled, cut into windows, then through a front end.
 *
 * @param tensor the input of graph {@code main} that the windows feed
 * @param sampleRate in Hz
 * @param windowSeconds length of a window
 * @param hopSeconds from the start of one window to the next, unless the caller chooses otherwise
 * @param contextSeconds at either end of a window of which the outputs are not kept; 0 where all is kept
 * @param frontEnd name of the front end, for example {@code east-log-mel-96-16k}
 * @param normalisation what the front end does last
 */
public record AudioSpec(
        String tensor,
        int sampleRate,
        double windowSeconds,
        double hopSeconds,
        double contextSeconds,
        String frontEnd,
        Normalisation normalisation) {
    /**
     * {@code (v + add) / divideBy}, already applied by the front end; stated for those who feed the graph themselves.
     */
    public record Normalisation(double add, double divideBy) {}

    /** How many windows a recording is cut into, the last one filled up. */
    public int windows(double seconds, double hop) {
        return 1 + (int) Math.max(0, Math.ceil((seconds - windowSeconds) / hop));
    }

    /** Samples per window. */
    public int windowSamples() {
        return Math.toIntExact(Math.round(windowSeconds * sampleRate));
    }
}
