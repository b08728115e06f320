package io.ripieno.inference.tagging;

import java.util.List;

/**
 * What was heard in a recording.
 *
 * @param seconds of audio that was tagged
 * @param windows how many windows were run
 * @param windowSeconds length of a window
 * @param hopSeconds from the start of one window to the next
 * @param labels one entry per reported label, in the model's order
 * @param timeline one entry per window in the order of time; empty if it was not asked for
 * @param warnings about the input that a reader of the result should know
 */
public record Tagging(
        double seconds,
        int windows,
        double windowSeconds,
        double hopSeconds,
        List<LabelResult> labels,
        List<WindowResult> timeline,
        List<TaggingWarning> warnings) {
    public Tagging {
        labels = List.copyOf(labels);
        timeline = List.copyOf(timeline);
        warnings = List.copyOf(warnings);
    }
}
