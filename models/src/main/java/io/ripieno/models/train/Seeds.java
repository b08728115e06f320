package io.ripieno.models.train;

/** Makes seeds from seeds, so that every draw of a run depends on the run's seed and its place alone. */
public final class Seeds {
    private Seeds() {}

    /** A seed for the {@code place}-th thing under {@code seed}, by the mixing function of SplitMix64. */
    public static long mix(long seed, long place) {
        long z = seed + (place + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
