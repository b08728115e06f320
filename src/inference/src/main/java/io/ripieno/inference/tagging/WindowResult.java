package io.ripieno.inference.tagging;

import java.util.List;

/**
 * One window of the timeline.
 *
 * @param startSeconds from the beginning of what was tagged
 * @param endSeconds where the window's real audio ends, at most the recording's length
 * @param probabilities one per reported label, in the order of {@link Tagging#labels}
 */
public record WindowResult(double startSeconds, double endSeconds, List<Float> probabilities) {
    public WindowResult {
        probabilities = List.copyOf(probabilities);
    }
}
