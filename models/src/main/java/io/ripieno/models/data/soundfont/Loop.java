package io.ripieno.models.data.soundfont;

/**
 * What is repeated for as long as a key is held.
 *
 * @param start the first sample of it
 * @param end the sample after the last
 */
public record Loop(int start, int end) {
    public Loop {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A loop from " + start + " to " + end + " has no samples.");
        }
    }
}
