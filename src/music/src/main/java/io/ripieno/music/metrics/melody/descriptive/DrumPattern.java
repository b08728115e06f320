package io.ripieno.music.metrics.melody.descriptive;

/** How a beat is divided by drums. A division that the grid does not have leaves the beat alone. */
public enum DrumPattern {
    /** Sixteenths, or eighths where the grid has no sixteenths. */
    DUPLE,
    /** Triplets. */
    TRIPLE;

    /** Whether a step lies on the pattern. */
    boolean holds(int step, int resolution) {
        return step % resolution % stride(resolution) == 0;
    }

    private int stride(int resolution) {
        if (this == TRIPLE) {
            return resolution % 3 == 0 ? resolution / 3 : resolution;
        }
        if (resolution % 4 == 0) {
            return resolution / 4;
        }
        return resolution % 2 == 0 ? resolution / 2 : resolution;
    }
}
